//! The router as a WebAssembly module.
//!
//! The page writes bytes where [`allocate`] says. It hands over what [`bundle::pack`] made with [`load`], then each
//! question with [`answer`]. WebAssembly knows numbers only: the memory that they point to is the unsafe part.

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use jiff::civil::Date;
use serde::Deserialize;
use who_owns::bundle::{self, Ready};
use who_owns::{Detail, Given, render};

/// What the page asks, in the format of the crate `postcard`.
#[derive(Deserialize)]
struct Request {
    activity: String,
    given: Given,
    /// The id of the area that was chosen.
    area: Option<String>,
    /// Year, month and day.
    today: (u16, u8, u8),
    format: Format,
}

/// What it wants to have.
#[derive(Deserialize)]
enum Format {
    /// What the program prints with `--format jsonl`, without the end of the line.
    Jsonl,
    /// A piece of the page.
    Html,
}

thread_local! {
    static READY: RefCell<Option<Ready>> = const { RefCell::new(None) };
    /// The last answer: it is read before the next question.
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for so many bytes, which [`load`] or [`answer`] takes over.
#[unsafe(no_mangle)]
pub extern "C" fn allocate(length: usize) -> *mut u8 {
    // At a multiple of eight: numbers may begin there.
    ManuallyDrop::new(vec![0_u64; length.div_ceil(size_of::<u64>())]).as_mut_ptr().cast()
}

/// Takes rules and tables; whether it could.
///
/// # Safety
/// `bytes` is what [`allocate`] returned for this `length`, and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn load(bytes: *const u8, length: usize) -> bool {
    // SAFETY: by the contract; the memory is never freed.
    let bytes: &'static [u8] = unsafe { std::slice::from_raw_parts(bytes, length) };
    let ready = bundle::unpack(bytes);
    READY.with_borrow_mut(|slot| *slot = ready);
    READY.with_borrow(Option::is_some)
}

/// The length of the answer to a question; [`answered`] says where it is. 0 if it is no question, or nothing is loaded.
///
/// # Safety
/// As for [`load`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn answer(bytes: *mut u8, length: usize) -> usize {
    let words = length.div_ceil(size_of::<u64>());
    // SAFETY: by the contract; this is the vector that was made there.
    let question = unsafe { Vec::from_raw_parts(bytes.cast::<u64>(), words, words) };
    // SAFETY: the bytes lie in the vector.
    let question = unsafe { std::slice::from_raw_parts(question.as_ptr().cast::<u8>(), length) };
    let text = postcard::from_bytes(question).ok().and_then(|request| reply(&request)).unwrap_or_default();
    ANSWER.set(text.into_bytes());
    ANSWER.with_borrow(Vec::len)
}

/// Where the last answer is, in UTF-8.
#[unsafe(no_mangle)]
pub extern "C" fn answered() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

fn reply(request: &Request) -> Option<String> {
    READY.with_borrow(|ready| {
        let Ready { book, router } = ready.as_ref()?;
        let today = day(request.today)?;
        let Request { activity, given, .. } = request;
        let answer = match &request.area {
            Some(area) => router.route_in(area, activity, given, Detail::Decision),
            None => router.route(activity, given, Detail::Decision),
        };
        Some(match request.format {
            Format::Jsonl => render::answer::jsonl(book, &answer, today),
            Format::Html => render::answer::html(book, &answer, today),
        })
    })
}

fn day((year, month, day): (u16, u8, u8)) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}
