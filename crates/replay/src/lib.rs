//! Replays obsim transcripts: text in, results and differences out.
