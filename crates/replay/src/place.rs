//! Places that outlive the line they were written in.

use script::Place;

use crate::eval::Scope;
use crate::session::Session;
use crate::variables::Variable;

/// A place that outlives the line it was written in.
#[derive(Clone, Debug)]
pub(crate) struct OwnPlace {
    pub text: String,
    name: String,
    path: Vec<OwnStep>,
}

impl OwnPlace {
    /// The place again.
    pub(crate) fn as_place(&self) -> Place<'_> {
        let path = self.path.iter().map(|step| match step {
            OwnStep::Field(name) => script::Step::Field(name),
            OwnStep::Index(at) => script::Step::Index(*at),
        });
        Place { name: &self.name, path: path.collect() }
    }
}

#[derive(Clone, Debug)]
enum OwnStep {
    Field(String),
    Index(u64),
}

pub(crate) fn own(place: &Place<'_>) -> OwnPlace {
    let path = place.path.iter().map(|step| match step {
        script::Step::Field(name) => OwnStep::Field((*name).to_owned()),
        script::Step::Index(at) => OwnStep::Index(*at),
    });
    OwnPlace { text: place.to_string(), name: place.name.to_owned(), path: path.collect() }
}

impl Session {
    pub(crate) fn store_owned(&mut self, scope: Scope, place: &OwnPlace, variable: Variable) {
        let place = place.as_place();
        // The place was checked when the call was made; the variable can only have changed its
        // shape since, and then there is nowhere to write to.
        let _ = self.store(scope, &place, variable);
    }
}
