//! Many questions on all cores, with the results in the order of the questions.

use std::iter;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::output::Failure;
use crate::questions::{Amount, Chunk, Line, Questions};

/// How many chunks wait for each worker, and as many results for whoever takes them: enough that nobody idles, and no
/// more in memory than that.
const WAITING: usize = 2;

/// What was made of the lines of a chunk.
pub(crate) struct Results<T> {
    /// In the order of the lines.
    pub(crate) lines: Vec<T>,
    pub(crate) read: Amount,
}

/// Where a worker gets its chunks from; `None` calls it off.
type Inbox = Receiver<Option<Chunk>>;
type Outbox = SyncSender<Option<Chunk>>;

/// Hires a worker for each core to work on the lines, and does `take` on the results, chunk after chunk in the order of
/// the lines.
///
/// Chunks are dealt out like cards, so the results are collected in the same round.
///
/// # Errors
/// What `take` failed with, at once, even while the input is waited for; or why the input could not be read on, after
/// all results before that.
pub(crate) fn in_order<T: Send, W: FnMut(Line) -> T>(
    questions: Questions,
    hire: impl Fn() -> W + Sync,
    mut take: impl FnMut(Results<T>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    thread::scope(|scope| {
        let (outboxes, inboxes) = channels::<Option<Chunk>>();
        let (dones, results) = channels();
        for (inbox, done) in inboxes.into_iter().zip(dones) {
            scope.spawn(|| answer_all(inbox, done, hire()));
        }
        // No part of the scope: nobody can wait for a thread that waits for somebody to type.
        let reader = thread::spawn({
            let outboxes = outboxes.clone();
            move || deal(questions, &outboxes)
        });
        let mut round = results.iter().cycle().map_while(|results| results.recv().ok());
        let taken = round.try_for_each(&mut take);
        drop(results);
        call_off(&outboxes);
        taken?;
        reader.join().unwrap_or_else(|_| Err(Failure::new("the reader of the questions stopped")))
    })
}

/// How many workers there are.
pub(crate) fn workers() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// A channel for each worker.
fn channels<M>() -> (Vec<SyncSender<M>>, Vec<Receiver<M>>) {
    (0..workers()).map(|_| sync_channel(WAITING)).unzip()
}

/// Hands out the input, a chunk to each worker in turn, until it ends or nobody works any longer.
fn deal(mut questions: Questions, workers: &[Outbox]) -> Result<(), Failure> {
    let mut dealt = Ok(());
    let chunks = iter::from_fn(|| questions.chunk().transpose());
    for (worker, chunk) in workers.iter().cycle().zip(chunks) {
        match chunk.map(|chunk| worker.send(Some(chunk))) {
            Ok(Ok(())) => {}
            Ok(Err(_)) => break,
            Err(failure) => {
                dealt = Err(failure);
                break;
            }
        }
    }
    // A worker that is gone already needs no end.
    workers.iter().for_each(|worker| drop(worker.send(None)));
    dealt
}

fn answer_all<T>(chunks: Inbox, done: SyncSender<Results<T>>, mut work: impl FnMut(Line) -> T) {
    while let Ok(Some(Chunk { lines, read })) = chunks.recv() {
        let lines = lines.into_iter().map(&mut work).collect();
        if done.send(Results { lines, read }).is_err() {
            return;
        }
    }
}

/// Wakes the workers that wait for a chunk; the others see for themselves that nobody takes their results.
fn call_off(workers: &[Outbox]) {
    workers.iter().for_each(|worker| drop(worker.try_send(None)));
}
