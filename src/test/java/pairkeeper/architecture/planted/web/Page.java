package pairkeeper.architecture.planted.web;

/** Planted: a page, for others to name without leave. */
public class Page {}
