//! Who answers for a role: the same people everywhere, or others by area.

use jiff::civil::Date;

use super::book::RuleBook;
use super::person::{each_once, person_key};
use super::roster::{Individual, Roster};

/// Who answers for a role on a day, in one area or wherever the work is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answering<'b> {
    /// The same people everywhere, or those of the one area.
    Same(Roster<'b>),
    /// Others in some areas.
    ByArea {
        /// Those who answer across areas; without people if no one holds the role in the whole.
        across: Roster<'b>,
        /// Those of each area that names holders, with its id, in order.
        areas: Vec<(&'b str, Roster<'b>)>,
    },
}

impl RuleBook {
    /// Who answers for a role on a day, in an area or in all of them.
    ///
    /// Those who hold it in every area alike hold it in the whole, where no one else does.
    pub fn answering<'b>(&'b self, role: &str, area: Option<&str>, day: Date) -> Answering<'b> {
        let whole = self.roster(role, area, day);
        if area.is_some() {
            return Answering::Same(whole);
        }
        let areas: Vec<(&str, Roster<'b>)> =
            self.areas_of(role).map(|area| (area, self.roster(role, Some(area), day))).collect();
        let across = match areas.first() {
            Some((_, first)) if whole.people().is_empty() && areas.len() == self.areas.len() => first,
            _ => &whole,
        };
        if areas.iter().all(|(_, roster)| roster.is_like(across)) {
            return Answering::Same(across.clone());
        }
        Answering::ByArea { across: whole, areas }
    }
}

impl<'b> Answering<'b> {
    /// Those who answer across areas; without people if only areas have some.
    pub fn across(&self) -> &Roster<'b> {
        match self {
            Self::Same(roster) | Self::ByArea { across: roster, .. } => roster,
        }
    }

    /// Whom to take it to, each once; none of them is away. Those of all areas if no one answers across them.
    pub fn people(&self) -> Vec<Individual<'b>> {
        self.all(Roster::people).into_iter().filter(|one| one.away_until.is_none()).collect()
    }

    /// The holders in whose place [`Answering::people`] stand, each once; all who are away, where no one is there.
    pub fn missing(&self) -> Vec<Individual<'b>> {
        if self.people().is_empty() { self.all(Roster::people) } else { self.all(Roster::instead_of) }
    }

    /// The deputies who are there and not among [`Answering::people`], each once.
    pub fn deputies(&self) -> Vec<Individual<'b>> {
        let people: Vec<String> = self.people().iter().map(|one| person_key(one.name)).collect();
        self.all(Roster::deputies).into_iter().filter(|one| !people.contains(&person_key(one.name))).collect()
    }

    /// Some people of those who answer across areas, or else of all areas, each once.
    fn all(&self, of: for<'r> fn(&'r Roster<'b>) -> &'r [Individual<'b>]) -> Vec<Individual<'b>> {
        match self {
            Self::ByArea { across, areas } if across.people().is_empty() => {
                each_once(areas.iter().flat_map(|(_, roster)| of(roster).iter().copied()))
            }
            _ => each_once(of(self.across()).iter().copied()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Ada holds a role in Pay, and `shop` in Shop; what else the role says is `role`.
    fn book(shop: &str, role: &str) -> RuleBook {
        let area = |id: &str, holder: &str| {
            let holders = format!("holders = {{ po = \"{holder}\" }}\n");
            let holders = if holder.is_empty() { "" } else { &holders };
            format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\n{holders}")
        };
        let text = format!(
            "schema = 1\n{}{}[people.ada]\nname = \"Ada\"\naway = {{ from = 2026-11-20, until = 2026-12-05 }}\n\
             [people.eve]\nname = \"Eve\"\naway = {{ from = 2026-11-20, until = 2026-12-05 }}\n\
             [roles.po]\nname = \"PO\"\n{role}[rules.menu]\nactivity = \"menu\"\nowner = \"po\"\n",
            area("pay", "ada"),
            area("shop", shop)
        );
        RuleBook::of(text)
    }

    /// The people, those who are missing, and the deputies, while Ada and Eve are away.
    fn answering(shop: &str, role: &str) -> [String; 3] {
        let book = book(shop, role);
        let answering = book.answering("po", None, date(2026, 11, 26));
        let names = |people: Vec<Individual<'_>>| people.iter().map(|one| one.name).collect::<Vec<_>>().join(", ");
        [answering.people(), answering.missing(), answering.deputies()].map(names)
    }

    fn differs(shop: &str, role: &str) -> bool {
        let book = book(shop, role);
        matches!(book.answering("po", None, date(2026, 11, 26)), Answering::ByArea { .. })
    }

    /// The deputy Bo stands in for Ada in Pay.
    #[test]
    fn people_by_area_stand_in_for_those_of_their_area() {
        assert_eq!(answering("Cy", "deputy = \"Bo\"\n"), ["Bo, Cy", "Ada", ""]);
        assert_eq!(answering("Cy", "deputy = [\"Bo\", \"Di\"]\n"), ["Bo, Di, Cy", "Ada", ""]);
        assert_eq!(answering("Cy", ""), ["Cy", "", ""], "Cy does not stand in for her");
        assert_eq!(answering("eve", ""), ["", "Ada, Eve", ""], "nobody is there");
    }

    #[test]
    fn those_who_hold_a_role_in_all_areas_alike_hold_it_in_the_whole() {
        assert!(!differs("ada", ""));
        assert_eq!(answering("ada", "deputy = \"Bo\"\n"), ["Bo", "Ada", ""]);
        assert!(differs("Cy", ""));
        assert!(differs("", ""), "Shop names no one");
        assert!(!differs("", "holder = \"ada\"\n"), "Ada holds it there, too");
        assert!(differs("Bo", "deputy = \"Bo\"\n"), "Bo stands in for Ada in Pay alone");
    }

    #[test]
    fn in_an_area_its_own_people_answer() {
        let book = book("Cy", "holder = \"Di\"\n");
        let in_area =
            |area| book.answering("po", area, date(2026, 12, 24)).people().iter().map(|one| one.name).collect();
        let names: [Vec<&str>; 4] = [None, Some("pay"), Some("shop"), Some("other")].map(in_area);
        assert_eq!(names, [["Di"], ["Ada"], ["Cy"], ["Di"]]);
    }
}
