//! Streams against a model that is slow and obvious: all that was written, in one list.

use std::collections::VecDeque;

use slotmap::SlotMap;

use super::*;

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        ((self.0 >> 33) % limit) as usize
    }
}

/// What the model knows: the writes that were not read to their end, oldest first, and who waits.
#[derive(Default)]
struct Model {
    writes: VecDeque<(Vec<u8>, Option<RequestKey>)>,
    reads: VecDeque<(RequestKey, usize)>,
}

impl Model {
    /// Takes for a read as the rules say, one byte at a time.
    fn take(&mut self, length: usize, messages: bool) -> (Vec<u8>, bool) {
        let mut taken = Vec::new();
        while let Some((left, _)) = self.writes.front_mut() {
            while taken.len() < length && !left.is_empty() {
                taken.push(left.remove(0));
            }
            if !left.is_empty() {
                return (taken, messages);
            }
            self.writes.pop_front();
            if messages || taken.len() == length {
                break;
            }
        }
        (taken, false)
    }
}

/// Plays random reads, writes and withdrawals, and compares what every read brings and who still
/// waits.
fn play(messages: bool, capacity: usize, seed: u64) {
    let mut random = Random(seed);
    let mut keys: SlotMap<RequestKey, ()> = SlotMap::with_key();
    let mut stream = Stream::new(capacity, messages);
    let mut model = Model::default();
    for step in 0..400 {
        let mut finished = Vec::new();
        let mut brought: Vec<(Option<RequestKey>, Vec<u8>, bool)> = Vec::new();
        match random.below(5) {
            0 | 1 => {
                let smallest = u64::from(!messages);
                let size = random.below(7) + smallest as usize;
                let data: Vec<u8> = (0..size).map(|at| (step + at) as u8).collect();
                let all = stream.write(&data, &mut finished);
                let writer = (!all).then(|| keys.insert(()));
                writer.into_iter().for_each(|key| stream.wait_written(key));
                model.writes.push_back((data, writer));
                while let Some((key, length)) = model.reads.front().copied() {
                    if model.writes.is_empty() {
                        break;
                    }
                    model.reads.pop_front();
                    let (data, more) = model.take(length, messages);
                    brought.push((Some(key), data, more));
                }
            }
            2 | 3 => {
                let length = 1 + random.below(9);
                if stream.is_empty() {
                    let key = keys.insert(());
                    stream.wait_readable(key, length as u32, messages);
                    model.reads.push_back((key, length));
                } else {
                    let got = stream.take(length as u32, messages, &mut finished);
                    let (data, more) = model.take(length, messages);
                    assert_eq!(got.data[..], data[..], "step {step}");
                    assert_eq!(got.status == Status::BUFFER_OVERFLOW, more, "step {step}");
                }
            }
            _ => {
                if let Some((key, _)) = model.reads.pop_front() {
                    stream.forget(key);
                }
            }
        }
        let told: Vec<_> = finished
            .iter()
            .filter(|end| brought.iter().any(|(key, ..)| *key == Some(end.request)))
            .map(|end| {
                let completion = &end.completion;
                let more = completion.status == Status::BUFFER_OVERFLOW;
                (Some(end.request), completion.data.to_vec(), more)
            })
            .collect();
        assert_eq!(told, brought, "step {step}");
        compare(&stream, &model, capacity, step);
    }
}

/// Compares what lies in the stream, and which writers wait.
fn compare(stream: &Stream, model: &Model, capacity: usize, step: usize) {
    // A writer is told at most once, and only when what it wrote has found a place.
    let left: usize = model.writes.iter().map(|(left, _)| left.len()).sum();
    assert_eq!(stream.available(), left, "step {step}");
    assert_eq!(stream.held(), left.min(capacity), "step {step}");
    let mut room = capacity;
    let waiting = model.writes.iter().filter_map(|(left, writer)| {
        let fits = left.len() <= room;
        room = room.saturating_sub(left.len());
        if fits { None } else { *writer }
    });
    let waiting: Vec<_> = waiting.collect();
    let writers: Vec<_> = stream.chunks.iter().filter_map(|chunk| chunk.writer).collect();
    assert_eq!(writers, waiting, "step {step}");
    assert!(model.reads.is_empty() || stream.is_empty(), "step {step}");
}

// Rules: pipes.read-takes-what-is-there, pipes.write-waits, pipes.one-write-is-one-unit
#[test]
fn bytes_come_out_as_they_went_in() {
    for seed in 0..60 {
        play(false, 1 + seed as usize % 12, seed);
    }
}

// Rules: pipes.message-bounds, pipes.message-too-long, pipes.empty-message
#[test]
fn messages_keep_their_bounds() {
    for seed in 0..60 {
        play(true, 1 + seed as usize % 12, seed);
    }
}
