//! The one macro that turns rows into code.
//!
//! A row is a prototype with attributes: its documentation, `#[exact]` or `#[partial("why")]`,
//! for a Win32 call `#[via(…)]` (the only NT calls its body may make), for an NT call
//! `#[fails(…)]` (the only failures it may answer with). From the rows of one noun the macro makes
//! four things that a person could have typed: the call as a value, the trait to implement, the
//! layer that notes each call on its way to another, and the rows as data.

macro_rules! calls {
    (
        enum $Call:ident; trait $Trait:ident; static $ROWS:ident;
        $(
            $(#[doc = $doc:literal])+
            $(#[exact])?
            $(#[partial($why:literal)])?
            $(#[via($($via:ident),* $(,)?)])?
            $(#[fails($($fails:ident),* $(,)?)])?
            fn $name:ident($($param:ident: $ty:ty),* $(,)?) -> $ret:ty;
        )+
    ) => {
        #[doc = concat!("A call of [`", stringify!($Trait), "`] as a value.")]
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, non_snake_case, clippy::large_enum_variant)]
        pub enum $Call { $($name { $($param: $ty),* }),+ }

        #[doc = concat!("The calls of `", stringify!($ROWS), "`, to be implemented by a layer.")]
        #[allow(non_snake_case)]
        pub trait $Trait {
            $(
                $(#[doc = $doc])+
                fn $name(&mut self, $($param: <$ty as $crate::Param>::Lent<'_>),*)
                    -> Result<<$ret as $crate::Returns>::Value, <$ret as $crate::Returns>::Stop>;
            )+
        }

        #[allow(non_snake_case)]
        impl<N: $Trait> $Trait for $crate::Traced<'_, N> {
            $(
                #[inline]
                fn $name(&mut self, $($param: <$ty as $crate::Param>::Lent<'_>),*)
                    -> Result<<$ret as $crate::Returns>::Value, <$ret as $crate::Returns>::Stop>
                {
                    let answer = match self.strike(stringify!($name)) {
                        Some(failed) => Ok(failed),
                        None => self.layer.$name($($param),*),
                    };
                    self.note(stringify!($name), answer.as_ref().ok());
                    answer
                }
            )+
        }

        #[doc = concat!("The rows of [`", stringify!($Trait), "`].")]
        pub static $ROWS: &[$crate::Row] = &[$($crate::Row {
            family: stringify!($Call),
            name: stringify!($name),
            doc: concat!($($doc, "\n"),+),
            partial: { let why: &[&str] = &[$($why)?]; why },
            via: &[$($(stringify!($via)),*)?],
            fails: &[$($((nt::Status::$fails, stringify!($fails))),*)?],
            params: &[$($crate::ParamRow {
                name: stringify!($param),
                kind: &<$ty as $crate::Param>::KIND,
                ty: stringify!($ty),
            }),*],
            returns: &<<$ret as $crate::Returns>::Value as $crate::Param>::KIND,
            result: stringify!($ret),
            parks: <$ret as $crate::Returns>::PARKS,
        }),+];

        impl $Call {
            /// The row of this call.
            pub fn row(&self) -> &'static $crate::Row {
                #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
                #[allow(clippy::enum_variant_names)]
                enum At { $($name),+ }
                match self { $(Self::$name { .. } => &$ROWS[At::$name as usize]),+ }
            }

            /// Makes the call on `layer`; what it writes stands in the call's own out-parameters.
            pub fn run(&mut self, layer: &mut impl $Trait) -> Result<$crate::Value, $crate::Stop> {
                match self {
                    $(Self::$name { $($param),* } => {
                        let answer = layer.$name($($crate::Param::lend($param)),*);
                        Ok($crate::Param::to_value(&answer?))
                    })+
                }
            }

            /// The arguments in order, as values.
            pub fn values(&self) -> Vec<$crate::Value> {
                match self {
                    $(Self::$name { $($param),* } => vec![$($crate::Param::to_value($param)),*]),+
                }
            }

            /// Builds the call that the row at `index` of the table describes.
            ///
            /// # Errors
            /// The number of the first argument that does not fit its parameter, and why.
            pub fn from_values(
                index: usize,
                arguments: &mut [$crate::Value],
            ) -> Result<Self, (usize, $crate::Misfit)> {
                let mut at = 0;
                let mut _next = || {
                    let value = arguments.get_mut(at).map(std::mem::take).unwrap_or_default();
                    at += 1;
                    (at - 1, value)
                };
                match $ROWS[index].name {
                    $(stringify!($name) => Ok(Self::$name { $($param: {
                        let (at, value) = _next();
                        <$ty as $crate::Param>::from_value(value).map_err(|why| (at, why))?
                    }),* }),)+
                    other => unreachable!("{other} is a row of this table"),
                }
            }
        }
    };
}
pub(crate) use calls;
