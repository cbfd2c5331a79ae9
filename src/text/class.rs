//! What function words do.

/// What a function word does in a question; a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Points at a thing: “the”, “our”.
    Determiner,
    /// “is”, “do”: after it, “not” turns a statement round.
    Auxiliary,
    /// “isn't”: an auxiliary and a negation in one.
    NegatedAuxiliary,
    /// “not”.
    Negation,
    /// Names what takes the place of what is negated: “but”, “sondern”.
    Adversative,
    /// After “not” it negates nothing: “not only”.
    Only,
    /// “and”.
    Additive,
    /// Joins two activities: “and”, “or”.
    Coordinator,
    /// Takes a noun along: “with marketing”.
    Preposition,
    /// Points at what a question is about: “not about invoices”.
    Topic,
    /// Can be left out of a wording, or exchanged, and it says the same. “Who” and “how” cannot: they tell one question from
    /// another.
    Link,
    /// What is done with a role: “talk to the developers”.
    Direction,
    /// “they”, “somebody”.
    Pronoun,
    /// “who”, “when”.
    Interrogative,
    /// Asks for an owner: “responsible”.
    Responsibility,
    /// Is a thing where rules have the word: “job”, “charge”.
    Ambiguous,
    /// “could”, “won't”, “been”.
    Modal,
    /// “because”, “after”.
    Connective,
    /// Talk around a question: “hi”, “please”.
    Talk,
}
