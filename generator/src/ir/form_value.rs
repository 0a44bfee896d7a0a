//! What the values of a form become among its parts.

use super::{Api, ModelId, ModelKind, PartForm, Type, Union};
use crate::limits::CHOICES;

/// What a value becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormValue {
    /// A file.
    File,
    /// A text, as the value gives it by itself.
    Text,
    /// The text that the value is written as.
    Written,
    /// JSON.
    Json,
    /// JSON that may be a list, whose items are parts.
    Any,
}

/// A type without what stands around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bare<'t> {
    /// How many options and lists stand around it.
    pub layers: usize,
    /// Whether one of these is a list: "array properties are handled by applying the same `name` to
    /// multiple parts", unless the document says that the property as a whole is JSON.
    pub is_list: bool,
    /// What is in them. A list within a list is JSON.
    pub item: &'t Type,
}

impl Type {
    /// The type without what stands around it, and around that so many options.
    #[must_use]
    pub fn bare(&self, options: usize) -> Bare<'_> {
        let mut bare = Bare {
            layers: options,
            is_list: false,
            item: self,
        };
        loop {
            match bare.item {
                Self::Nullable(inner) => bare.item = inner,
                Self::List(inner) if !bare.is_list => {
                    bare.is_list = true;
                    bare.item = inner;
                }
                _ => return bare,
            }
            bare.layers += 1;
        }
    }
}

impl Api {
    /// What a value of a type becomes that the document says this of.
    #[must_use]
    pub fn form_value(&self, ty: &Type, form: &PartForm) -> FormValue {
        match self.usual_form_value(ty) {
            // A text that is to be JSON has its quotes, and a list is one part.
            FormValue::Text | FormValue::Written | FormValue::Any if form.is_json => {
                FormValue::Json
            }
            usual => usual,
        }
    }

    fn usual_form_value(&self, ty: &Type) -> FormValue {
        match ty.unboxed() {
            Type::File => FormValue::File,
            Type::Formatted(_) => FormValue::Written,
            Type::Json => FormValue::Any,
            Type::Model(id) => match &self.model(*id).kind {
                ModelKind::Enum(_) => FormValue::Text,
                ModelKind::Tuple(_) => FormValue::Any,
                ModelKind::Union(union) if self.has_branch(union, 0, &|ty| self.is_list(ty)) => {
                    FormValue::Any
                }
                _ => FormValue::Json,
            },
            scalar if scalar.is_scalar() => FormValue::Text,
            _ => FormValue::Json,
        }
    }

    fn is_list(&self, ty: &Type) -> bool {
        match ty {
            Type::List(_) => true,
            Type::Model(id) => matches!(self.model(*id).kind, ModelKind::Tuple(_)),
            _ => false,
        }
    }

    /// Whether a branch of a union is of some kind, however deep.
    fn has_branch(&self, union: &Union, depth: usize, is_it: &dyn Fn(&Type) -> bool) -> bool {
        let mut branches = union.branches.iter().map(|branch| branch.ty.unboxed());
        branches.any(|ty| match ty {
            ty if is_it(ty) => true,
            Type::Model(id) if depth < CHOICES => match &self.model(*id).kind {
                ModelKind::Union(union) => self.has_branch(union, depth + 1, is_it),
                _ => false,
            },
            _ => false,
        })
    }

    /// The union that a type is, where its branches are told apart so deep in a form because there
    /// are files among them.
    #[must_use]
    pub fn file_union(&self, ty: &Type, depth: usize) -> Option<(ModelId, &Union)> {
        let Type::Model(id) = ty.unboxed() else {
            return None;
        };
        let is_file = |ty: &Type| *ty.bare(0).item == Type::File;
        match &self.model(*id).kind {
            ModelKind::Union(union) if depth < CHOICES && self.has_branch(union, 0, &is_file) => {
                Some((*id, union))
            }
            _ => None,
        }
    }

    /// The unions whose branches are told apart where a value of the type is written.
    #[must_use]
    pub fn file_unions(&self, ty: &Type) -> Vec<ModelId> {
        let mut found = Vec::new();
        let mut open = vec![ty];
        while let Some(ty) = open.pop() {
            if let Some((id, union)) = self.file_union(ty.bare(0).item, 0)
                && !found.contains(&id)
            {
                found.push(id);
                open.extend(union.branches.iter().map(|branch| &branch.ty));
            }
        }
        found
    }
}
