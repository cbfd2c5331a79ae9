//! Where people are, as far as the file says.

use super::presence::in_a_line;
use super::{Line, PERSON, People};
use crate::rulebook::Away;

impl<'b> People<'b> {
    /// Where people are, as far as the file says: until when they are away, or else how to reach them.
    pub(in crate::render) fn whereabouts(&self, people: &'b [String]) -> Vec<Line> {
        let line = |person: &'b String| {
            let one = self.book.individual(person, self.today);
            match one.away_until {
                Some(until) => ("away", format!("{}, until {until}", in_a_line(&one))),
                None => (PERSON, format!("{}; {}", in_a_line(&one), self.absence(person))),
            }
        };
        people.iter().map(line).collect()
    }

    /// What is written about the absences of someone who is there.
    fn absence(&self, person: &str) -> String {
        match self.book.people.get(person).and_then(|person| person.away).map(Away::days) {
            None => "no absence is written down".to_owned(),
            Some((from, until)) if from > self.today => format!("not away before {from}, then until {until}"),
            Some((_, until)) => format!("back since {}", until.tomorrow().unwrap_or(until)),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::render::people::Staff;
    use crate::rulebook::RuleBook;

    #[test]
    fn who_was_away_is_back_on_the_day_after() {
        let text = "schema = 1\n[people.ada]\nname = \"Ada\"\naway = { from = 2026-11-20, until = 2026-11-30 }\n\
                    [roles.chef]\nname = \"chef\"\n[rules.soup]\nactivity = \"cooking the soup\"\nowner = \"chef\"\n";
        let book = RuleBook::of(text);
        let ada = ["ada".to_owned()];
        let on = |today| People::of(&book, Staff { area: None, today }).whereabouts(&ada).remove(0).1;
        assert_eq!(on(date(2026, 11, 30)), "Ada, until 2026-11-30");
        assert_eq!(on(date(2026, 12, 1)), "Ada; back since 2026-12-01");
    }
}
