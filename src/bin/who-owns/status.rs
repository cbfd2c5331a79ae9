//! The exit status.

use std::process::ExitCode;

use who_owns::Outcome;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// 0: owned or shared; for other verbs, success.
    Found,
    /// 1: unowned or unknown; for other verbs, what was asked for does not hold.
    NotFound,
    /// 2: wrong usage, or a file that cannot be used.
    Wrong,
    /// 3: it depends, or it is unclear.
    Undecided,
}

impl Status {
    /// The worse of two: that of a batch is the worst of its lines.
    pub(crate) fn worse(self, other: Self) -> Self {
        let rank = |status| match status {
            Self::Found => 0,
            Self::NotFound => 1,
            Self::Undecided => 2,
            Self::Wrong => 3,
        };
        if rank(other) > rank(self) { other } else { self }
    }

    /// With `--exit-zero`, only [`Status::Wrong`] is a failure.
    pub(crate) fn or_zero(self) -> Self {
        match self {
            Self::NotFound | Self::Undecided => Self::Found,
            status => status,
        }
    }
}

impl From<Outcome> for Status {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Owned | Outcome::Shared => Self::Found,
            Outcome::Unowned | Outcome::Unknown => Self::NotFound,
            Outcome::Depends | Outcome::Unclear => Self::Undecided,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Found => 0,
            Status::NotFound => 1,
            Status::Wrong => 2,
            Status::Undecided => 3,
        })
    }
}
