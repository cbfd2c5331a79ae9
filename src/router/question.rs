//! What a question says besides the activity: what surrounds it in a mail, and the names of areas, values, roles and people.

use std::borrow::Cow;

use super::Router;
use super::answer::ReadValue;
use super::gazetteer::{NamedAlone, NamedArea, Prepared};
use crate::rulebook::Given;
use crate::text::{Class, Word, body};

impl Router<'_> {
    /// What a question is about: without what surrounds it in a mail, and without the names of areas and of values in it,
    /// which are read.
    pub(super) fn prepare<'a>(&self, activity: &'a str, given: &Given) -> Prepared<'a> {
        let body = self.body(activity);
        self.gazetteer.prepare(body, given, |key| self.is_phrase_key(key), |folded| self.has_word(folded))
    }

    /// A message without what surrounds it, unless all of it is a phrase.
    pub(super) fn body<'a>(&self, activity: &'a str) -> Cow<'a, str> {
        let language = self.top.analyzer.language();
        match body(language, activity) {
            Cow::Owned(_) if self.is_phrase_key(&language.phrase_key(activity)) => activity.into(),
            body => body,
        }
    }

    pub(super) fn has_word(&self, folded: &str) -> bool {
        self.models().any(|model| model.analyzer.has(folded))
    }

    pub(super) fn is_phrase_key(&self, key: &str) -> bool {
        self.models().any(|model| model.index.exact.contains(key))
    }

    /// The roles that people hold in an area: “who owns the checkout?”
    pub(super) fn roles_held_in(&self, area: &str) -> Vec<String> {
        let book = self.top.book;
        let held = book.areas.get(area).into_iter().flat_map(|area| area.holders.keys());
        held.filter(|role| book.is_filled(role)).cloned().collect()
    }

    /// The roles and people that a question names besides an area, if it names no work: “who is the PO for payments?”
    pub(super) fn named_besides_area(&self, prepared: &Prepared<'_>) -> Option<NamedAlone> {
        let rest = prepared.rest.as_ref().filter(|_| !self.is_verbatim_phrase(prepared))?;
        Some(self.gazetteer.named_alone(self.top.book, rest))
    }

    /// The roles and people that a question names, if it says nothing else.
    pub(super) fn named_alone<'p>(&self, prepared: &'p Prepared<'_>) -> &'p NamedAlone {
        prepared.named_alone.get_or_init(|| self.gazetteer.named_alone(self.top.book, &prepared.body))
    }

    /// Whether a text asks who somebody is: “who is on call?”
    pub(super) fn asks_who(&self, text: &str) -> bool {
        let language = self.top.book.language();
        let is_talk = |Word { folded, .. }: &Word| language.is_talk(folded) || language.is_a(folded, Class::Talk);
        language.asks_who(&language.words(text).skip_while(is_talk).collect::<Vec<_>>())
    }

    /// Whether roles are named, and nobody by their own name, that a team has made, with a person or a channel.
    pub(super) fn are_own(&self, NamedAlone { roles, are_people, .. }: &NamedAlone) -> bool {
        let book = self.top.book;
        let is_own = |role: &String| book.place_of_role(role).is_some_and(|at| !at.source.is_built_in());
        let is_reached = |role: &String| {
            let has_channel = book.roles.get(role).is_some_and(|role| role.contact.is_some());
            has_channel || !book.holders(role, None).is_empty() || book.areas_of(role).next().is_some()
        };
        !are_people && !roles.is_empty() && roles.iter().all(|role| is_own(role) && is_reached(role))
    }

    /// Whether a question asks where people are, or who stands in for them, and not for work.
    pub(super) fn asks_for_people(&self, prepared: &Prepared<'_>) -> bool {
        let has_word = |folded: &str| self.has_word(folded);
        self.gazetteer.has_people
            && self.named_alone(prepared).are_people
            && self.gazetteer.is_about_people(self.top.book, &prepared.body, has_word)
            && !self.is_verbatim_phrase(prepared)
    }

    /// Whether a question names a role, says nothing else, and asks who is away or stands in, in words that no rule has.
    pub(super) fn asks_who_is_away(&self, prepared: &Prepared<'_>) -> bool {
        let has_word = |folded: &str| self.has_word(folded);
        self.gazetteer.has_people
            && !self.named_alone(prepared).roles.is_empty()
            && self.gazetteer.asks_who_is_away(&prepared.body, has_word)
            && !self.is_verbatim_phrase(prepared)
    }

    /// Whether any rule has a word for absence.
    pub(super) fn has_rule_on_absences(&self) -> bool {
        self.top.book.language().absences().any(|word| self.has_word(word))
    }

    fn is_verbatim_phrase(&self, prepared: &Prepared<'_>) -> bool {
        self.is_phrase_key(&self.top.book.language().phrase_key(&prepared.body))
    }

    /// The areas that a question names, and what is left of it without the words of each.
    pub(crate) fn areas(&self, activity: &str) -> Vec<NamedArea<'_>> {
        self.gazetteer.areas(&self.body(activity), |key| self.is_phrase_key(key))
    }

    /// The values that a question names.
    pub(crate) fn values(&self, activity: &str) -> Vec<ReadValue> {
        self.prepare(activity, &Given::new()).mentions.values
    }

    /// Whether the last words of a question are nothing but names that are set aside: it is answered as without them.
    pub(crate) fn sets_aside(&self, activity: &str, last: &str) -> bool {
        let end = activity.len() - last.len();
        self.prepare(activity, &Given::new()).text()[end..].trim().is_empty()
    }
}
