//! Names word by word, so that what is short for one is found without a look at all of them.

use std::collections::BTreeMap;

/// Usual short forms, and how the words begin that they stand for: “Mgr” is no beginning of “manager”, and of a name of one
/// word a few letters are too little, but for those that are usual.
const SHORT_FORMS: [(&str, &str); 6] = [
    ("dev", "developer"),
    ("devs", "developer"),
    ("eng", "engineer"),
    ("mgmt", "management"),
    ("mgr", "manager"),
    ("mgrs", "manager"),
];

/// Names as paths of words. The nodes have numbers: a name may have thousands of words, too many to go down one by one in calls.
pub(super) struct WordTree {
    /// By a node and a word behind it: the next node.
    next: BTreeMap<(usize, String), usize>,
    /// By node: the place of the first name that ends there. The first node is the root.
    places: Vec<Option<usize>>,
}

const ROOT: usize = 0;

impl Default for WordTree {
    fn default() -> Self {
        Self { next: BTreeMap::new(), places: vec![None] }
    }
}

impl WordTree {
    /// Adds a name by its words, in lower case. Names come in the order of their places.
    pub(super) fn add(&mut self, words: Vec<String>, place: usize) {
        let mut node = ROOT;
        for word in words {
            let new = self.places.len();
            node = *self.next.entry((node, word)).or_insert(new);
            if node == new {
                self.places.push(None);
            }
        }
        self.places[node].get_or_insert(place);
    }

    /// The place of the first name of which each word begins with one of `short`, or is what that usually stands for.
    pub(super) fn short_for(&self, short: &[String]) -> Option<usize> {
        let mut nodes = vec![ROOT];
        for word in short {
            let begins = beginnings(word, short.len() > 1);
            let behind = |node: usize| begins.iter().flat_map(move |begin| self.behind(node, begin));
            nodes = nodes.into_iter().flat_map(behind).collect();
        }
        nodes.into_iter().filter_map(|node| self.places[node]).min()
    }

    /// The nodes behind another one whose word has this beginning.
    fn behind(&self, node: usize, begin: &str) -> impl Iterator<Item = usize> {
        let from = self.next.range((node, begin.to_owned())..);
        from.take_while(move |((before, word), _)| *before == node && word.starts_with(begin)).map(|(_, next)| *next)
    }
}

/// How the words may begin that a word is short for; no one of them is the beginning of another.
fn beginnings(short: &str, is_of_several: bool) -> Vec<&str> {
    let itself = (is_of_several && short.len() > 1).then_some(short);
    let usual = SHORT_FORMS.iter().filter(|(form, _)| *form == short).map(|(_, full)| *full);
    let usual = usual.filter(|full| itself.is_none_or(|itself| !full.starts_with(itself)));
    usual.chain(itself).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each word could be read in two ways, were “dev” not the beginning of “developer”.
    #[test]
    fn usual_short_forms_are_found_however_many_they_are() {
        let words = |word: &str| vec![word.to_owned(); 2_000];
        let mut tree = WordTree::default();
        tree.add(words("manager"), 0);
        tree.add(words("developer"), 1);
        tree.add(words("developers"), 2);
        for (short, place) in [("dev", Some(1)), ("devs", Some(1)), ("mgr", Some(0)), ("eng", None), ("m", None)] {
            assert_eq!(tree.short_for(&words(short)), place, "{short}");
        }
    }
}
