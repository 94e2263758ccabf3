//! `sim> choose` and `sim> choices`: what Windows leaves open, and what a world decides.

use kernel::{Abandon, Reuse, Timeouts, Wake};
use script::nearest;
use sim::World;

use crate::eval::{Eval, Wrong};
use crate::session::{Done, Session};

/// Something that a world decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What `sim> choose` calls it.
    pub name: &'static str,
    /// The question that it answers.
    pub decides: &'static str,
    /// Its values, the default first.
    pub values: &'static [&'static str],
}

/// Everything that a world decides.
pub const CHOICES: &[Choice] = &[
    Choice {
        name: "handles",
        decides: "which freed handle value comes back first",
        values: &["eager", "fifo", "never", "hostile"],
    },
    Choice {
        name: "ids",
        decides: "which freed id comes back first",
        values: &["fifo", "eager", "never", "hostile"],
    },
    Choice {
        name: "wake",
        decides: "who of those that wait for one object is served first",
        values: &["fifo", "lifo"],
    },
    Choice {
        name: "abandon",
        decides: "which mutex of a thread that ends is abandoned first",
        values: &["oldest", "newest"],
    },
    Choice {
        name: "timeouts",
        decides: "when a timeout is over: at its moment, or at the next tick of 15.625 ms",
        values: &["exact", "ticks"],
    },
];

/// Every choice with what it is now.
pub(crate) fn table(world: &World) -> Vec<String> {
    let mut lines = vec![line("choice", "now", "decides")];
    lines
        .extend(CHOICES.iter().map(|choice| line(choice.name, now(world, choice), choice.decides)));
    lines
}

fn line(name: &str, now: &str, decides: &str) -> String {
    format!("{name:<8}  {now:<7}  {decides}")
}

/// What a choice is now.
fn now(world: &World, choice: &Choice) -> &'static str {
    let (handles, ids) = world.kernel().reuse();
    let choices = world.kernel().choices();
    match choice.name {
        "handles" => reuse_name(handles),
        "ids" => reuse_name(ids),
        "wake" => match choices.wake {
            Wake::Fifo => "fifo",
            Wake::Lifo => "lifo",
        },
        "abandon" => match choices.abandon {
            Abandon::Oldest => "oldest",
            Abandon::Newest => "newest",
        },
        _ => match choices.timeouts {
            Timeouts::Exact => "exact",
            Timeouts::Ticks => "ticks",
        },
    }
}

fn reuse_name(reuse: Reuse) -> &'static str {
    match reuse {
        Reuse::Eager => "eager",
        Reuse::Fifo => "fifo",
        Reuse::Never => "never",
        Reuse::Hostile => "hostile",
    }
}

/// The policy of a name.
pub(crate) fn reuse(name: &str) -> Option<Reuse> {
    let all = [Reuse::Eager, Reuse::Fifo, Reuse::Never, Reuse::Hostile];
    all.into_iter().find(|reuse| reuse_name(*reuse) == name)
}

impl Session {
    /// `sim> choose NAME VALUE`
    pub(crate) fn choose<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let mut words = rest.split_whitespace();
        let (name, value) = (words.next().unwrap_or(rest), words.next().unwrap_or(rest));
        let names = CHOICES.iter().map(|choice| choice.name);
        let Some(choice) = CHOICES.iter().find(|choice| choice.name == name) else {
            let near = nearest(name, names.clone()).map(|near| format!("{near}?"));
            let help = near.unwrap_or_else(|| names.collect::<Vec<_>>().join(", "));
            return Err(Wrong::new(name, format!("{name}: no such choice")).help(help));
        };
        if !choice.values.contains(&value) || words.next().is_some() {
            let text = format!("{name} is one of {}", choice.values.join(", "));
            return Err(
                Wrong::new(rest, text).help(format!("sim> choose {name} {}", choice.values[0]))
            );
        }
        let mut choices = self.world().kernel().choices();
        match choice.name {
            "handles" => self.world_mut().set_reuse(reuse(value), None),
            "ids" => self.world_mut().set_reuse(None, reuse(value)),
            "wake" => choices.wake = if value == "lifo" { Wake::Lifo } else { Wake::Fifo },
            "abandon" => {
                choices.abandon = if value == "newest" { Abandon::Newest } else { Abandon::Oldest };
            }
            _ => {
                choices.timeouts = if value == "ticks" { Timeouts::Ticks } else { Timeouts::Exact };
            }
        }
        self.world_mut().set_choices(choices);
        Ok(Done { silent: true, ..Done::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_can_be_chosen_and_is_shown() {
        let mut session = Session::new();
        for choice in CHOICES {
            assert_eq!(
                now(session.world(), choice),
                choice.values[0],
                "{} by default",
                choice.name
            );
            for value in choice.values.iter().rev() {
                let words = format!("{} {value}", choice.name);
                assert!(session.choose(&words).is_ok(), "{words}");
                assert_eq!(now(session.world(), choice), *value);
            }
        }
        assert_eq!(table(session.world()).len(), CHOICES.len() + 1);
    }

    #[test]
    fn other_words_are_refused_with_what_would_fit() {
        let mut session = Session::new();
        let mut help = |words: &'static str| session.choose(words).err().and_then(|w| w.help);
        assert_eq!(help("wak lifo").as_deref(), Some("wake?"));
        assert_eq!(help("wake").as_deref(), Some("sim> choose wake fifo"));
        assert_eq!(help("wake lifo now").as_deref(), Some("sim> choose wake fifo"));
        assert_eq!(help("").as_deref(), Some("handles, ids, wake, abandon, timeouts"));
    }
}
