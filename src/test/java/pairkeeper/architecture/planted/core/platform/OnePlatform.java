package pairkeeper.architecture.planted.core.platform;

/** Planted: one platform. */
public class OnePlatform implements Platform {}
