//! The serializer that finds the shape of a value.

use std::error::Error;
use std::fmt::{self, Display};

use serde_core::ser::{Error as _, Impossible, Serialize, Serializer};

use super::shape::Shape;
use super::shape_parts::{Entries, Items};
use crate::core::value::Scalar;
use crate::json::formats::DIGITS;

/// Finds the shape of a value.
pub(crate) struct ShapeWriter;

/// Why a value has no shape, in words that continue its name.
#[derive(Debug)]
pub(crate) struct Shapeless(String);

impl Display for Shapeless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Shapeless {}

impl serde_core::ser::Error for Shapeless {
    fn custom<T: Display>(problem: T) -> Self {
        Self(problem.to_string())
    }
}

fn tagged<T>() -> Result<T, Shapeless> {
    Err(Shapeless::custom(
        "is a variant with a content of its own, which only JSON can carry",
    ))
}

macro_rules! bare {
    ($($function:ident: $ty:ty),*) => { $(
        fn $function(self, value: $ty) -> Result<Shape, Shapeless> {
            Ok(Shape::Bare(value.to_string()))
        }
    )* };
}

impl Serializer for ShapeWriter {
    type Ok = Shape;
    type Error = Shapeless;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Impossible<Shape, Shapeless>;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Impossible<Shape, Shapeless>;

    bare! {
        serialize_bool: bool,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_u128: u128
    }

    fn serialize_f32(self, value: f32) -> Result<Shape, Shapeless> {
        // Its own digits, and not those that its bits have in double precision.
        let digits = value.to_string();
        self.serialize_f64(digits.parse().map_err(Shapeless::custom)?)
    }

    fn serialize_f64(self, value: f64) -> Result<Shape, Shapeless> {
        if !value.is_finite() {
            return Err(Shapeless::custom("is not a finite number"));
        }
        // mark: styled-number
        let text = Scalar::Number(value).to_string();
        Ok(Shape::Bare(text))
    }

    fn serialize_char(self, value: char) -> Result<Shape, Shapeless> {
        Ok(Shape::Text(value.to_string()))
    }

    fn serialize_str(self, value: &str) -> Result<Shape, Shapeless> {
        Ok(Shape::Text(value.to_owned()))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Shape, Shapeless> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<Shape, Shapeless> {
        Ok(Shape::Absent)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Shape, Shapeless> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Shape, Shapeless> {
        Ok(Shape::Absent)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Shape, Shapeless> {
        Ok(Shape::Absent)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Shape, Shapeless> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Shape, Shapeless> {
        match value.serialize(self)? {
            // The digits of a number come as the one field of a struct.
            Shape::Object(mut fields) if name == DIGITS => {
                let digits = fields.pop().map(|(_, digits)| digits.into_text());
                Ok(Shape::Bare(digits.unwrap_or_default()))
            }
            shape => Ok(shape),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Shape, Shapeless> {
        tagged()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Shapeless> {
        Ok(Items::default())
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Shapeless> {
        Ok(Items::default())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Shapeless> {
        Ok(Items::default())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Shapeless> {
        tagged()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Shapeless> {
        Ok(Entries::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries, Shapeless> {
        Ok(Entries::default())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Shapeless> {
        tagged()
    }
}
