//! Which role or area a name means.

use super::book::RuleBook;

impl RuleBook {
    /// The ids of the roles called `name`, sorted: of a role's id, its name and its other names, the nearest spelling counts.
    ///
    /// The role with this very id is meant alone; else those that are spelled so, else those that differ in case, else those
    /// that are the same words to a question. Empty if there is none; several if the name says too little.
    pub fn roles_called(&self, name: &str) -> Vec<&str> {
        let named = self.roles.iter().map(|(id, role)| (id.as_str(), role.names(id).collect()));
        self.called(name, &named.collect::<Vec<(&str, Vec<&str>)>>())
    }

    /// The ids of the areas called `name`, by id or name, as [`RuleBook::roles_called`] has them; else by one of their words.
    pub fn areas_called(&self, name: &str) -> Vec<&str> {
        let named = self.areas.iter().map(|(id, area)| (id.as_str(), vec![id.as_str(), &area.name]));
        let called = self.called(name, &named.collect::<Vec<_>>());
        if !called.is_empty() {
            return called;
        }
        let by_words =
            self.areas.iter().map(|(id, area)| (id.as_str(), area.words.iter().map(String::as_str).collect()));
        self.called(name, &by_words.collect::<Vec<(&str, Vec<&str>)>>())
    }

    /// The id of the one role called `name`; `None` if there is none, or more than one.
    pub fn role_called(&self, name: &str) -> Option<&str> {
        match self.roles_called(name).as_slice() {
            [id] => Some(id),
            _ => None,
        }
    }

    fn called<'b>(&self, name: &str, named: &[(&'b str, Vec<&'b str>)]) -> Vec<&'b str> {
        let name = name.trim();
        if let Some((id, _)) = named.iter().find(|(id, _)| *id == name) {
            return vec![id];
        }
        let called = |spelling: &dyn Fn(&str) -> String| -> Vec<&'b str> {
            let wanted = spelling(name);
            let is_called = |names: &[&str]| !wanted.is_empty() && names.iter().any(|name| spelling(name) == wanted);
            named.iter().filter(|(_, names)| is_called(names)).map(|(id, _)| *id).collect()
        };
        let spellings: [&dyn Fn(&str) -> String; 3] =
            [&str::to_owned, &str::to_lowercase, &|name| self.language().phrase_key(name)];
        spellings.into_iter().map(called).find(|ids| !ids.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_spelling_is_meant() {
        let text = r#"
            schema = 1
            [areas.bills]
            name = "Payments"
            words = ["bills", "Invoices"]
            [areas.wages]
            name = "PAYMENTS"
            words = ["wages", "salary"]
            [roles.a]
            name = "Alpha"
            aliases = ["C++", "qa_lead"]
            [roles.b]
            name = "ALPHA"
            aliases = ["A", "C"]
            [rules.soup]
            activity = "cooking the soup"
            owner = "a"
        "#;
        let book = RuleBook::of(text);
        for (name, ids) in [
            ("a", &["a"][..]),
            ("A", &["b"]),
            ("Alpha", &["a"]),
            (" ALPHA ", &["b"]),
            ("alpha", &["a", "b"]),
            ("àlpha", &["a", "b"]),
            ("c++", &["a"]),
            ("QA lead", &["a"]),
            ("+", &[]),
            ("beta", &[]),
        ] {
            assert_eq!(book.roles_called(name), ids, "{name}");
        }
        assert_eq!((book.role_called("Alpha"), book.role_called("alpha")), (Some("a"), None));
        for (name, ids) in [
            ("Payments", &["bills"][..]),
            ("PAYMENTS", &["wages"]),
            ("payments", &["bills", "wages"]),
            ("Wages", &["wages"]),
            ("invoices", &["bills"]),
            ("Salary", &["wages"]),
        ] {
            assert_eq!(book.areas_called(name), ids, "{name}");
        }
    }
}
