//! A rule book → [`Router`]: fitted to its layers, or loaded as it was stored.

use std::iter;

use super::Router;
use super::analysis::{Analysis, Phrase};
use super::calibration::Calibration;
use super::gazetteer::Gazetteer;
use super::model::Model;
use crate::rulebook::{Layer, RuleBook};

impl<'b> Router<'b> {
    /// Fits a router to a rule book.
    pub fn new(book: &'b RuleBook) -> Self {
        Self::of_layers(book, book.layers(), || None, &[])
    }

    /// As [`Router::new`], but the layer of the built-in rules is not fitted: it is that of the router that `ready` gives,
    /// which was fitted to these rules alone.
    pub(crate) fn with_ready(book: &'b RuleBook, ready: impl FnOnce() -> Option<Router<'static>>) -> Self {
        Self::of_layers(book, book.layers(), ready, &[])
    }

    /// As [`Router::with_ready`], from the layers of the book; `calibrated` is what [`Router::calibrations`] said of a router
    /// of the same layers. Those that it lacks are fitted.
    pub(crate) fn of_layers(
        book: &'b RuleBook,
        layers: Vec<Layer<'b>>,
        ready: impl FnOnce() -> Option<Router<'static>>,
        calibrated: &[Calibration],
    ) -> Self {
        let mut ready = layers.iter().any(|layer| layer.is_builtin).then(ready).flatten();
        let mut models: Vec<Model<'b>> = Vec::new();
        let mut calibrated = calibrated.iter().copied().rev();
        for layer in layers.into_iter().rev() {
            let calibration = calibrated.next();
            let model = match ready.take_if(|_| layer.is_builtin) {
                Some(ready) => ready.top.within(book, &layer),
                None => Model::fit(book, layer, models.last(), calibration),
            };
            models.push(model);
        }
        let top = models.pop().unwrap_or_else(|| Model::fit(book, Layer::default(), None, None));
        models.reverse();
        Self { top, below: models, gazetteer: Gazetteer::new(book) }
    }

    /// As [`Router::with_ready`], for a book that lacks some wordings of the one of this router, whose calibration is kept.
    pub(crate) fn refitted<'o>(
        &self,
        book: &'o RuleBook,
        ready: impl FnOnce() -> Option<Router<'static>>,
    ) -> Router<'o> {
        let (layers, calibrated) = (book.layers(), self.calibrations());
        let is_alike = layers.len() == calibrated.len();
        Router::of_layers(book, layers, ready, if is_alike { &calibrated } else { &[] })
    }

    /// Of its layers, the top one first.
    pub(crate) fn calibrations(&self) -> Vec<Calibration> {
        iter::once(&self.top).chain(&self.below).map(|model| model.calibration).collect()
    }

    /// The router of a single layer as bytes, for [`Router::load`].
    #[allow(dead_code, reason = "the build script calls it: it compiles this module into itself")]
    pub(crate) fn store(&self) -> Vec<u8> {
        self.top.store()
    }

    /// The router that was stored as `bytes`, which begin at a multiple of eight; `book` must be the same book. `None` for
    /// bytes of another format or version.
    pub(crate) fn load(book: &'b RuleBook, bytes: &'static [u8]) -> Option<Self> {
        Some(Self { top: Model::load(book, bytes)?, below: Vec::new(), gazetteer: Gazetteer::new(book) })
    }

    /// A text of the book, cut into words and terms of its vocabulary: no negation, nothing corrected.
    pub(crate) fn analyze(&self, phrase: &str) -> Analysis {
        let analyzer = &self.top.analyzer;
        analyzer.phrase(&Phrase::new(analyzer.language(), phrase))
    }
}
