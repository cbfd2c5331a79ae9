//! A share of the questions, as people write it.

use std::fmt;
use std::str::FromStr;

/// A number from 0 to 100 with two decimals at most, kept exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    /// From 0 to 10 000.
    hundredths: u16,
}

impl Percent {
    /// Whether `part` of `whole` is at least as much.
    pub fn is_reached(self, part: usize, whole: usize) -> bool {
        part as u128 * 10_000 >= u128::from(self.hundredths) * whole as u128
    }
}

impl FromStr for Percent {
    type Err = String;

    /// Digits, with a decimal point or without; a sign after them is allowed.
    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.strip_suffix('%').unwrap_or(text);
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let is_number = [whole, decimals].concat().bytes().all(|byte| byte.is_ascii_digit()) && !whole.is_empty();
        let hundredths = || format!("{whole}{decimals:0<2}").parse().ok();
        let hundredths = hundredths().filter(|_| is_number && decimals.len() <= 2);
        match hundredths {
            Some(hundredths @ 0..=10_000) => Ok(Self { hundredths }),
            _ => Err("write a number from 0 to 100, with two decimals at most".to_owned()),
        }
    }
}

/// Without decimals that are zero, and without the sign.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.hundredths / 100, self.hundredths % 100);
        match decimals {
            0 => write!(f, "{whole}"),
            decimals if decimals % 10 == 0 => write!(f, "{whole}.{}", decimals / 10),
            decimals => write!(f, "{whole}.{decimals:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_kept_exactly() {
        for (text, kept) in
            [("0", "0"), ("4.4", "4.4"), ("4.40%", "4.4"), ("33.33", "33.33"), ("5.05", "5.05"), ("100%", "100")]
        {
            assert_eq!(text.parse::<Percent>().map(|percent| percent.to_string()), Ok(kept.to_owned()));
        }
        for wrong in ["", "%", ".5", "-1", "+1", "1e1", "NaN", "100.01", "101", "4.444", "4.4.4", "99999999999"] {
            assert!(wrong.parse::<Percent>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_exactly_as_much_is_enough() {
        let percent = |text: &str| text.parse::<Percent>().expect("it is a percentage");
        assert!(percent("4.4").is_reached(66, 1500) && !percent("4.4").is_reached(65, 1500));
        assert!(percent("33.33").is_reached(1, 3) && !percent("33.34").is_reached(1, 3));
    }
}
