//! The run of an obsim world: who acts, what one step does, and what follows from it.
//!
//! A [`World`] is a kernel with names for its processes and threads. [`World::step`] makes one
//! call for one thread and says how it ended; what happened beside it is asked for separately, so
//! that nobody pays for an explanation that is not read. Time moves only by [`World::advance`].
//!
//! ```
//! use calls::{Call, In, Value, events::EventCall};
//! use sim::{Outcome, World};
//!
//! let mut world = World::new();
//! let (_, main) = world.start("app", None).expect("there is a free id");
//! let mut call = Call::from(EventCall::CreateEventW {
//!     lpEventAttributes: In::Null,
//!     bManualReset: true,
//!     bInitialState: false,
//!     lpName: In::Null,
//! });
//! assert_eq!(world.step(main, &mut call), Outcome::Value(Value::Int(0x4)));
//! ```

mod actors;
mod audit;
mod lineage;
mod locations;
mod programs;
mod routines;
mod step;
mod world;

pub use actors::Actors;
pub use lineage::{Lineage, Site, SiteId, Tally};
pub use routines::Routines;
pub use step::{Happened, Outcome, Resumed, ThreadState};
pub use world::World;
