//! The tables of words, which scripts make: in the program, or given to it at its start.

/// The tables, as the scripts write them; see there for the layout of each.
#[derive(Debug, Clone, Copy)]
pub struct Tables {
    /// The vectors of word pieces.
    pub pieces: &'static [u8],
    /// The vectors of common stems.
    pub words: &'static [u8],
    /// The centres of general requests.
    pub background: &'static [u8],
    /// The words that are English.
    pub english: &'static [u8],
}

/// The tables.
#[cfg(feature = "builtin")]
pub fn tables() -> Tables {
    Tables {
        pieces: include_bytes!("pieces.bin"),
        words: include_bytes!("table.bin"),
        background: include_bytes!("background.bin"),
        english: include_bytes!("../text/english.bin"),
    }
}

#[cfg(not(feature = "builtin"))]
static GIVEN: std::sync::OnceLock<Tables> = std::sync::OnceLock::new();

/// Gives the tables to a program that lacks them, once, before a router is fitted.
#[cfg(not(feature = "builtin"))]
pub fn give(tables: Tables) {
    GIVEN.get_or_init(|| tables);
}

/// The tables.
///
/// # Panics
/// If none were given.
#[cfg(not(feature = "builtin"))]
pub fn tables() -> Tables {
    *GIVEN.get().expect("the word tables are given before a router is fitted")
}
