package pairkeeper.architecture.planted.ops;

/** Planted: ops names web. */
class NamesWeb {
  pairkeeper.architecture.planted.web.Page page;
}
