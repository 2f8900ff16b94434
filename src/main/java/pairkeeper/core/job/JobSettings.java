package pairkeeper.core.job;

/** What one kind of job needs to know. */
public sealed interface JobSettings permits RsyncSettings {

  /** The API's word for the kind. */
  String kind();
}
