package pairkeeper.architecture.planted.api;

/** Planted: faces outside of web. */
class UsesFaces {
  jakarta.faces.context.FacesContext faces;
}
