//! For whom people stand in on a day.

use std::collections::HashMap;

use jiff::civil::Date;

use super::leavers::Leavers;
use super::people::holders_in;
use super::taker::Taker;
use crate::rulebook::{Individual, RuleBook};

/// A role for which people stand in while its holders are away.
pub(super) struct Cover<'b> {
    pub(super) role: &'b str,
    /// Where: areas, sorted; empty for the whole.
    pub(super) areas: Vec<String>,
    /// Those who stand in beside them, or in an area without them: the holders of the whole.
    pub(super) to: Taker,
    /// The last day before a holder or another deputy is back.
    pub(super) until: Date,
}

/// The roles that the leavers neither are nor hold in the whole, and for which they stand in on a day: for the whole, or for
/// areas.
pub(super) fn covers<'b>(book: &'b RuleBook, leavers: &Leavers<'_>, today: Date) -> Vec<Cover<'b>> {
    let is_left = |role: &str| {
        leavers.has_role(role) || holders_in(book, role, None).iter().any(|holder| leavers.has_person(holder))
    };
    let roles = book.roles.keys().filter(|role| !is_left(role));
    roles.flat_map(|role| covers_of_role(book, role, leavers, today)).collect()
}

/// One for the whole, or else one for each group of areas that are left alike.
fn covers_of_role<'b>(book: &'b RuleBook, role: &'b str, leavers: &Leavers<'_>, today: Date) -> Vec<Cover<'b>> {
    if let Some(whole) = cover(book, role, None, leavers, today) {
        return vec![whole];
    }
    let (mut covers, mut known): (Vec<Cover<'b>>, HashMap<(Taker, Date), usize>) = Default::default();
    for cover in book.areas_of(role).filter_map(|area| cover(book, role, Some(area), leavers, today)) {
        let at = *known.entry((cover.to.clone(), cover.until)).or_insert(covers.len());
        match covers.get_mut(at) {
            Some(known) => known.areas.extend(cover.areas),
            None => covers.push(cover),
        }
    }
    covers
}

fn cover<'b>(
    book: &'b RuleBook,
    role: &'b str,
    area: Option<&str>,
    leavers: &Leavers<'_>,
    today: Date,
) -> Option<Cover<'b>> {
    let roster = book.roster(role, area, today);
    if roster.instead_of().is_empty() {
        return None;
    }
    let (own, others): (Vec<&Individual<'_>>, Vec<_>) =
        roster.people().iter().partition(|one| leavers.has_person(one.name));
    own.first()?;
    let others: Vec<String> = others.into_iter().map(|one| one.name.to_owned()).collect();
    let of_whole = book.holders(role, None).iter().map(|holder| book.individual(holder, today));
    let of_whole = of_whole.filter(|one| one.away_until.is_none()).map(|one| one.name.to_owned());
    let to = match (others.is_empty(), of_whole.collect::<Vec<_>>()) {
        (false, _) => Taker::Deputies(others),
        (true, of_whole) if of_whole.is_empty() => Taker::Nobody,
        (true, of_whole) => Taker::Holders(of_whole),
    };
    let deputies = book.deputies(role).iter().map(|deputy| book.individual(deputy, today));
    let away = roster.instead_of().iter().copied().chain(deputies);
    Some(Cover {
        role,
        areas: area.map(str::to_owned).into_iter().collect(),
        to,
        until: away.filter_map(|one| one.away_until).min()?,
    })
}
