//! When a case of a rule holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Context id to values, one of which must be given.
pub type Conditions = BTreeMap<String, BTreeSet<String>>;

/// When a case of a rule holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum When {
    /// All of these must be met; never empty, and neither are their values.
    All(Conditions),
    /// Where no other case of the rule holds.
    Otherwise,
}

static NO_CONDITIONS: Conditions = Conditions::new();

impl When {
    /// The conditions; empty for [`When::Otherwise`].
    pub fn conditions(&self) -> &Conditions {
        match self {
            Self::All(conditions) => conditions,
            Self::Otherwise => &NO_CONDITIONS,
        }
    }

    /// Whether all its conditions are met, by what is `known` of the contexts; never so for [`When::Otherwise`], which
    /// the other cases decide.
    pub fn holds<'v>(&self, known: impl Fn(&str) -> Option<&'v str>) -> bool {
        let met = |(context, values): (&String, &BTreeSet<String>)| known(context).is_some_and(|v| values.contains(v));
        *self != Self::Otherwise && self.conditions().iter().all(met)
    }

    /// Whether one of its conditions is not met, by what is `known` of the contexts.
    pub fn contradicts<'v>(&self, known: impl Fn(&str) -> Option<&'v str>) -> bool {
        let unmet =
            |(context, values): (&String, &BTreeSet<String>)| known(context).is_some_and(|v| !values.contains(v));
        self.conditions().iter().any(unmet)
    }
}
