//! Lists and objects, while their shape is found.

use serde_core::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    SerializeTupleStruct,
};

use super::shape::Shape;
use super::shape_writer::{ShapeWriter, Shapeless};

/// The items of a list, as far as they are known.
#[derive(Default)]
pub(crate) struct Items(Vec<Shape>);

/// The entries of an object, as far as they are known.
#[derive(Default)]
pub(crate) struct Entries {
    entries: Vec<(String, Shape)>,
    key: String,
}

impl SerializeSeq for Items {
    type Ok = Shape;
    type Error = Shapeless;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Shapeless> {
        self.0.push(item.serialize(ShapeWriter)?);
        Ok(())
    }

    fn end(self) -> Result<Shape, Shapeless> {
        Ok(Shape::List(self.0))
    }
}

impl SerializeTuple for Items {
    type Ok = Shape;
    type Error = Shapeless;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Shapeless> {
        SerializeSeq::serialize_element(self, item)
    }

    fn end(self) -> Result<Shape, Shapeless> {
        SerializeSeq::end(self)
    }
}

impl SerializeTupleStruct for Items {
    type Ok = Shape;
    type Error = Shapeless;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Shapeless> {
        SerializeSeq::serialize_element(self, item)
    }

    fn end(self) -> Result<Shape, Shapeless> {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Entries {
    type Ok = Shape;
    type Error = Shapeless;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Shapeless> {
        match key.serialize(ShapeWriter)? {
            Shape::Text(text) | Shape::Bare(text) => self.key = text,
            Shape::Absent | Shape::List(_) | Shape::Object(_) => {
                return Err(Shapeless::custom("has a key that is no text"));
            }
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Shapeless> {
        let key = std::mem::take(&mut self.key);
        self.entries.push((key, value.serialize(ShapeWriter)?));
        Ok(())
    }

    fn end(self) -> Result<Shape, Shapeless> {
        Ok(Shape::Object(self.entries))
    }
}

impl SerializeStruct for Entries {
    type Ok = Shape;
    type Error = Shapeless;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Shapeless> {
        let value = value.serialize(ShapeWriter)?;
        self.entries.push((key.to_owned(), value));
        Ok(())
    }

    fn end(self) -> Result<Shape, Shapeless> {
        SerializeMap::end(self)
    }
}
