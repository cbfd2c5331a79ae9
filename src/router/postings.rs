//! For every term, where it stands and how much it says there: one list after the other in one piece of memory.

/// See the module. A row is a phrase or a rule.
pub(super) struct Postings {
    /// Where the list of a term begins; one more than there are terms.
    starts: Vec<u32>,
    /// Row and value; the list of a term is sorted by row.
    entries: Vec<(u32, f32)>,
}

impl Postings {
    /// From the terms and values of every row, in order.
    pub(super) fn new<'r>(terms: usize, rows: impl Iterator<Item = &'r [(u32, f32)]> + Clone) -> Self {
        let mut starts = vec![0; terms + 1];
        for (term, _) in rows.clone().flatten() {
            starts[*term as usize + 1] += 1;
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); starts[terms] as usize];
        for (row, vector) in rows.enumerate() {
            for (term, value) in vector {
                let at = &mut next[*term as usize];
                entries[*at as usize] = (row as u32, *value);
                *at += 1;
            }
        }
        Self { starts, entries }
    }

    /// From the lists themselves, one for each term.
    pub(super) fn of_lists(lists: impl IntoIterator<Item = Vec<(u32, f32)>>) -> Self {
        let mut postings = Self { starts: vec![0], entries: Vec::new() };
        for list in lists {
            postings.entries.extend(list);
            postings.starts.push(postings.entries.len() as u32);
        }
        postings
    }

    /// The list of a term.
    fn of(&self, term: u32) -> &[(u32, f32)] {
        let term = term as usize;
        &self.entries[self.starts[term] as usize..self.starts[term + 1] as usize]
    }

    /// What a term says in a row.
    pub(super) fn value(&self, term: u32, row: u32) -> f32 {
        let list = self.of(term);
        list.binary_search_by_key(&row, |(row, _)| *row).map_or(0.0, |at| list[at].1)
    }

    /// Adds `factor` times what a term says to the sum of every row in which it stands.
    pub(super) fn add(&self, term: u32, factor: f32, sums: &mut [f32]) {
        for (row, value) in self.of(term) {
            sums[*row as usize] += factor * value;
        }
    }
}
