package pairkeeper.architecture.planted.web;

/** Planted: the library for PDFs outside of ops.dossier. */
class WritesPdf {
  org.openpdf.text.Document document;
}
