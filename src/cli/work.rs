//! Many texts at once, results in order.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Before this, no progress bar is shown.
const PATIENCE: Duration = Duration::from_millis(800);

/// What a bar of bytes shows.
const BYTES: &str = "{wide_bar} {bytes}/{total_bytes} {eta}";

/// Runs `work` on every item with `jobs` threads and hands the results to `take` in the order of
/// the items, as soon as they are there.
pub(super) fn in_order<I: Sync, T: Send>(
    items: &[I],
    jobs: Option<u16>,
    work: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let jobs = jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get), usize::from);
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut progress = Progress::new(items.len());
    std::thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, items.len().max(1)) {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    if sender.send((index, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (index, result) in receiver {
            waiting.insert(index, result);
            progress.step();
            while let Some(result) = waiting.remove(&due) {
                due += 1;
                let taken = progress.aside(|| take(result));
                if taken.is_err() {
                    // Nobody reads on: let the threads finish what they hold and stop.
                    next.store(items.len(), Ordering::Relaxed);
                    return taken;
                }
            }
        }
        Ok(())
    })
}

/// A progress bar on a terminal, once a run turns out to be long.
pub(super) struct Progress {
    begun: Instant,
    total: u64,
    done: u64,
    bytes: bool,
    terminal: bool,
    bar: Option<indicatif::ProgressBar>,
}

impl Progress {
    fn new(total: usize) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self { begun: Instant::now(), total: total as u64, done: 0, bytes: false, terminal, bar: None }
    }

    /// Progress through so many bytes.
    pub(super) fn bytes(total: u64) -> Self {
        let mut progress = Self::new(0);
        (progress.total, progress.bytes) = (total, true);
        progress
    }

    fn step(&mut self) {
        self.advance(1);
    }

    pub(super) fn advance(&mut self, by: u64) {
        self.done += by;
        if self.bar.is_none() && self.terminal && self.begun.elapsed() > PATIENCE {
            let bar = indicatif::ProgressBar::new(self.total);
            if let (true, Ok(style)) = (self.bytes, indicatif::ProgressStyle::with_template(BYTES)) {
                bar.set_style(style);
            }
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Does something that may print, with the bar out of the way.
    pub(super) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_from_any_number_of_threads() {
        let items: Vec<u64> = (0..200).collect();
        for jobs in [1, 3, 16] {
            let mut results = Vec::new();
            let done = in_order(
                &items,
                Some(jobs),
                |item| {
                    std::thread::sleep(Duration::from_micros((item * 7919) % 50));
                    item * 2
                },
                |result| {
                    results.push(result);
                    Ok(())
                },
            );
            assert!(done.is_ok());
            assert_eq!(results, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_while_printing_ends_the_run() {
        let items: Vec<usize> = (0..10_000).collect();
        let mut seen = 0;
        let done = in_order(
            &items,
            Some(2),
            |item| *item,
            |_| {
                seen += 1;
                if seen == 3 { anyhow::bail!("full") } else { Ok(()) }
            },
        );
        assert!(done.is_err());
        assert_eq!(seen, 3);
    }
}
