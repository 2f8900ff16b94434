package pairkeeper.architecture.planted.web;

/** Planted: JAX-RS outside of api. */
class UsesJaxRs {
  jakarta.ws.rs.core.Response response;
}
