//! The words of tables in the languages that people keep them in, in lower case.

use crate::text::Language;
use crate::text::Language::*;

/// Words, by the languages that have them.
pub(super) struct Words(&'static [(&'static [Language], &'static [&'static str])]);

impl Words {
    /// The languages that have a word; `None` if none has.
    pub(super) fn languages(&self, word: &str) -> Option<&'static [Language]> {
        self.0.iter().find(|(_, words)| words.contains(&word)).map(|(languages, _)| *languages)
    }
}

/// By duty, in the order of `Duty::ALL`: what answers for it, carries it out, is asked before, wants to know.
pub(super) const WORDS: [Words; 4] = [
    Words(&[
        (&[English], &["accountable", "approver", "approve", "approves", "owner", "owns"]),
        (&[German], &["rechenschaftspflichtig", "gesamtverantwortlich", "genehmiger", "genehmigung", "freigabe"]),
        (&[French], &["approbateur", "redevable"]),
        (&[Spanish], &["aprobador"]),
        (&[Portuguese], &["aprovador"]),
        (&[Italian], &["approvatore"]),
        (&[Dutch], &["eindverantwoordelijk"]),
    ]),
    Words(&[
        (&[English], &["responsible", "driver", "doer", "does"]),
        (
            &[German],
            &[
                "verantwortlich",
                "verantwortung",
                "zuständig",
                "zuständigkeit",
                "durchführend",
                "durchführung",
                "ausführend",
            ],
        ),
        (&[French], &["réalisateur", "exécutant"]),
        (&[French, Spanish], &["responsable"]),
        (&[Spanish], &["encargado", "ejecutor"]),
        (&[Italian], &["responsabile"]),
        (&[Portuguese], &["responsável"]),
        (&[Dutch], &["verantwoordelijk", "uitvoerend"]),
        (&[Swedish], &["ansvarig"]),
        (&[Danish, Norwegian], &["ansvarlig"]),
        (&[Finnish], &["vastuullinen"]),
    ]),
    Words(&[
        (&[English], &["consulted", "consult", "contributor", "contributes"]),
        (&[German], &["konsultiert", "konsultieren", "beratend"]),
        (&[French], &["consulté", "consulter"]),
        (&[Spanish, Portuguese], &["consultado"]),
        (&[Italian], &["consultato", "consultare"]),
        (&[Dutch], &["geraadpleegd", "raadplegen"]),
        (&[Swedish], &["konsulterad"]),
        (&[Danish], &["konsulteret"]),
        (&[Norwegian], &["konsultert"]),
    ]),
    Words(&[
        (&[English], &["informed", "inform"]),
        (&[German], &["informiert", "informieren"]),
        (&[French], &["informé", "informer"]),
        (&[Spanish, Portuguese], &["informado"]),
        (&[Italian], &["informato", "informare"]),
        (&[Dutch], &["geïnformeerd", "informeren"]),
        (&[Swedish], &["informerad"]),
        (&[Danish], &["informeret"]),
        (&[Norwegian], &["informert"]),
    ]),
];

/// Of the words for who is responsible, those for who carries it out and no more.
pub(super) const DOING: Words = Words(&[
    (&[English], &["doer", "does"]),
    (&[German], &["durchführend", "durchführung", "ausführend"]),
    (&[French], &["réalisateur", "exécutant"]),
    (&[Spanish], &["ejecutor"]),
    (&[Dutch], &["uitvoerend"]),
]);

/// What may stand beside one of them in a heading: “Who is accountable?”, “Zu informieren”.
pub(super) const FILLERS: [&str; 13] =
    ["person", "people", "role", "roles", "who", "is", "the", "party", "parties", "zu", "à", "da", "te"];

/// What a column or a name is called that stands for nobody, on purpose, in tables of whatever language.
pub(crate) const NOBODY_WORDS: [&str; 8] =
    ["nobody", "no one", "niemand", "nadie", "nessuno", "ninguém", "ingen", "ei kukaan"];

/// The French word for nobody, which is that for a person, too.
pub(super) const FRENCH_NOBODY: &str = "personne";

/// What begins a row that sums up those above it.
pub(super) const TOTAL: [&str; 12] =
    ["total", "totals", "sum", "summe", "gesamt", "insgesamt", "somme", "suma", "soma", "totale", "totaal", "yhteensä"];

/// The letter of who is consulted in German tables.
pub(super) const GERMAN_CONSULTED: char = 'K';

/// What stands in a cell that says nothing, in tables of whatever language.
pub(super) const SIGNS_OF_NOTHING: [&str; 15] =
    ["", "-", "–", "—", "n/a", "na", ".", "none", "keine", "keiner", "aucun", "aucune", "ninguno", "nenhum", "geen"];

/// What stands where a name is to be decided.
pub(super) const OPEN: [&str; 5] = ["tbd", "tba", "tbc", "todo", "to be decided"];

/// What stands before the meaning of the letters.
pub(super) const LEGEND: [&str; 6] = ["legend", "key", "legende", "légende", "leyenda", "legenda"];

/// Who is meant where nobody is left out.
pub(super) const EVERYONE: [&str; 15] = [
    "all",
    "everyone",
    "everybody",
    "all roles",
    "alle",
    "jeder",
    "tous",
    "toutes",
    "todos",
    "todas",
    "tutti",
    "tutte",
    "iedereen",
    "alla",
    "kaikki",
];

/// What the column of activities may be called.
pub(super) const ACTIVITY: Words = Words(&[
    (
        &[English],
        &[
            "activity",
            "activities",
            "task",
            "tasks",
            "work item",
            "work items",
            "work",
            "work package",
            "deliverable",
            "deliverables",
            "process",
            "step",
            "steps",
            "decision",
            "decisions",
            "responsibility",
            "responsibilities",
            "topic",
            "function",
            "what",
        ],
    ),
    (&[English, French], &["action"]),
    (&[English, Portuguese], &["item"]),
    (&[English, Italian, Portuguese], &["area"]),
    (
        &[German],
        &[
            "aktivität",
            "aktivitäten",
            "aufgabe",
            "aufgaben",
            "tätigkeit",
            "tätigkeiten",
            "arbeitspaket",
            "ergebnis",
            "prozess",
            "entscheidung",
        ],
    ),
    (&[German, Dutch], &["thema"]),
    (&[French], &["activité", "activités", "tâche", "tâches", "livrable", "livrables"]),
    (&[Spanish], &["actividad", "actividades", "tarea", "tareas", "entregable"]),
    (&[Italian], &["attività", "compito"]),
    (&[Portuguese], &["atividade", "tarefa"]),
    (&[Dutch], &["activiteit", "taak"]),
    (&[Danish, Norwegian, Swedish], &["aktivitet"]),
    (&[Swedish], &["uppgift"]),
    (&[Danish], &["opgave"]),
    (&[Norwegian], &["oppgave"]),
    (&[Finnish], &["tehtävä"]),
]);

/// What the first column is called where people or roles stand below one another, and activities side by side. Not “name”:
/// activities have names, too.
pub(super) const PEOPLE: Words = Words(&[
    (&[English], &["who", "people", "role", "roles", "team member", "team members", "member", "members", "employee"]),
    (&[English, German, Swedish, Danish, Norwegian], &["person"]),
    (&[German], &["wer", "personen", "mitarbeiter", "mitarbeitende"]),
    (&[German, Danish, Norwegian], &["rolle"]),
    (&[German], &["rollen"]),
    (&[French], &["qui", "personne", "personnes", "rôle", "rôles"]),
    (&[Spanish], &["quién", "quien"]),
    (&[Spanish, Italian], &["persona"]),
    (&[Spanish], &["personas", "rol", "roles"]),
    (&[Italian], &["chi", "persone", "ruolo", "ruoli"]),
    (&[Portuguese], &["quem", "pessoa", "pessoas", "papel", "papéis"]),
    (&[Dutch], &["wie", "persoon", "personen", "rollen"]),
    (&[Swedish], &["vem", "roll", "roller"]),
    (&[Danish], &["hvem"]),
    (&[Norwegian], &["hvem"]),
    (&[Finnish], &["kuka", "henkilö", "rooli"]),
]);

/// What a column of letters is called.
pub(super) const LETTERS: [&str; 6] = ["raci", "rasci", "rasic", "daci", "letter", "letters"];

/// Those of [`NO_ROLE`] that activities may belong to.
pub(super) const SECTIONS: [&str; 2] = ["step", "phase"];

/// What a column is called that numbers or remarks stand in, whatever their letters.
pub(super) const NO_ROLE: [&str; 16] = [
    "#", "no", "no.", "nr", "nr.", "id", "ref", "step", "phase", "key", "code", "letter", "priority", "status",
    "notes", "comment",
];
