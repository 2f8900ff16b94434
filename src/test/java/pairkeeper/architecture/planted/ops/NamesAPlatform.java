package pairkeeper.architecture.planted.ops;

/** Planted: names one platform. */
class NamesAPlatform {
  pairkeeper.architecture.planted.core.platform.OnePlatform platform;
}
