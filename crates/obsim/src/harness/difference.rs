//! Two states of a world, compared: which handles and objects there are in one and not in the
//! other.

use std::collections::BTreeMap;

use nt::ObjectType;
use sim::World;

/// A state of a world. It is cheap to take.
#[derive(Clone, Debug)]
pub struct Snapshot(World);

/// What differs between two states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Handles that are only in the first: who has them, and what they name.
    pub gone: Vec<String>,
    /// Handles that are only in the second.
    pub new: Vec<String>,
    /// How many objects of a type there are, where the numbers differ: in the first, in the second.
    pub objects: Vec<(ObjectType, u64, u64)>,
}

impl Snapshot {
    /// The state of a world as it is now.
    pub(crate) fn of(world: &World) -> Snapshot {
        Snapshot(world.clone())
    }

    /// The world.
    pub fn world(&self) -> &World {
        &self.0
    }

    /// What has changed until another state. Objects are the same if one run made both, or two runs
    /// that began alike made them alike.
    pub fn difference(&self, later: &Snapshot) -> Difference {
        let (before, after) = (handles(&self.0), handles(&later.0));
        let only = |one: &BTreeMap<_, String>, other: &BTreeMap<_, String>| -> Vec<String> {
            let only = one.iter().filter(|(key, text)| other.get(*key) != Some(*text));
            only.map(|(_, text)| text.clone()).collect()
        };
        let (counted, recounted) = (objects(&self.0), objects(&later.0));
        let types: std::collections::BTreeSet<u8> =
            counted.keys().chain(recounted.keys()).copied().collect();
        let objects = types.into_iter().filter_map(|index| {
            let count = |of: &BTreeMap<u8, u64>| of.get(&index).copied().unwrap_or(0);
            let (one, other) = (count(&counted), count(&recounted));
            let of = ObjectType::from_index(index).filter(|_| one != other)?;
            Some((of, one, other))
        });
        Difference {
            gone: only(&before, &after),
            new: only(&after, &before),
            objects: objects.collect(),
        }
    }
}

impl Difference {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.new.is_empty() && self.objects.is_empty()
    }
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for handle in &self.gone {
            writeln!(f, "- {handle}")?;
        }
        for handle in &self.new {
            writeln!(f, "+ {handle}")?;
        }
        for (of, before, after) in &self.objects {
            writeln!(f, "  {}: {before} before, {after} after", of.name())?;
        }
        Ok(())
    }
}

/// All open handles, by process and value.
fn handles(world: &World) -> BTreeMap<(String, u64), String> {
    let processes = world.kernel().processes();
    let rows = processes.iter().flat_map(|process| view::handles(world, *process));
    rows.map(|row| {
        let mut text = format!("{} {}: {}", row.process, row.value, row.object_type.name());
        if !row.name.is_empty() {
            text.push_str(&format!(" {}", row.name));
        }
        text.push_str(&format!(", granted {:#010x}", row.granted.bits()));
        ((row.process, row.value.0), text)
    })
    .collect()
}

/// How many objects there are of each type.
fn objects(world: &World) -> BTreeMap<u8, u64> {
    let mut counts = BTreeMap::new();
    for id in world.kernel().all_objects() {
        if let Some(of) = world.kernel().object_type(id) {
            *counts.entry(of.index()).or_default() += 1;
        }
    }
    counts
}
