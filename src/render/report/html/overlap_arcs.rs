//! The overlaps as a picture: owners below one another, an arc for each pair, thicker with more phrases.

use std::collections::BTreeMap;

use super::super::words::between;
use crate::render::escape;
use crate::render::wording::{capitalised, counted, owner_names};
use crate::report::{Overlap, Overlaps};
use crate::rulebook::RuleBook;
use crate::text::shortened;

/// The most pairs that are drawn, those with most phrases.
const MOST_PAIRS: usize = 15;
/// The most characters of a name.
const LONGEST_NAME: usize = 28;
/// Where names end and arcs begin, and the height of a line; in units of the picture.
const LEFT: usize = 210;
const LINE: usize = 26;
/// How far an arc reaches at most, and how thick it is.
const WIDEST: usize = 120;
const THICKEST: usize = 10;

pub(super) fn overlap_arcs(book: &RuleBook, overlaps: &Overlaps) -> String {
    let pairs = &overlaps.pairs[..overlaps.pairs.len().min(MOST_PAIRS)];
    let mut heights: BTreeMap<&[String], usize> = BTreeMap::new();
    for owners in pairs.iter().flat_map(|pair| &pair.owners) {
        let next = heights.len() * LINE + LINE;
        heights.entry(owners).or_insert(next);
    }
    let most = pairs.iter().map(|pair| pair.phrases.len()).max().unwrap_or(1);
    let arcs: String = pairs.iter().map(|pair| arc(book, pair, &heights, most)).collect();
    let names: String = heights.iter().map(|(owners, y)| name(book, owners, *y)).collect();
    let (width, height) = (LEFT + WIDEST + THICKEST, (heights.len() + 1) * LINE);
    format!(
        "<svg class=\"arcs\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Owners that meet in phrases\">\n\
         {arcs}{names}</svg>\n"
    )
}

fn arc(book: &RuleBook, pair: &Overlap, heights: &BTreeMap<&[String], usize>, most: usize) -> String {
    let [one, other] = pair.owners.each_ref().map(|owners| heights.get(owners.as_slice()).copied().unwrap_or_default());
    let (from, to) = (one.min(other), one.max(other));
    let radius = (to - from) / 2;
    let class = if pair.must_be_decided() { "decide" } else { "odd" };
    let width = 1 + (THICKEST - 1) * pair.phrases.len() / most;
    let names = pair.rules().map_or_else(String::new, |rules| between(book, rules, ""));
    let title = format!("{names}: {}", counted(pair.phrases.len(), "phrase"));
    format!(
        "<path class=\"{class}\" stroke-width=\"{width}\" d=\"M{LEFT} {from} A{} {radius} 0 0 1 {LEFT} {to}\"><title>{}</title></path>\n",
        radius.min(WIDEST),
        escape::markup(&title)
    )
}

fn name(book: &RuleBook, owners: &[String], y: usize) -> String {
    let name = capitalised(&owner_names(book, owners));
    let name = escape::markup(&shortened(&name, LONGEST_NAME));
    format!("<text x=\"{}\" y=\"{y}\">{name}</text><circle cx=\"{LEFT}\" cy=\"{y}\" r=\"4\"/>\n", LEFT - 10)
}
