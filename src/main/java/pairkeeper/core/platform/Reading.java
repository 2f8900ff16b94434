package pairkeeper.core.platform;

import java.util.Optional;
import pairkeeper.core.model.Text;

/** What came of asking a server for its facts. */
public sealed interface Reading {

  /** The facts. */
  record Read(ServerFacts facts) implements Reading {}

  /** There are none, and why. */
  record Unread(Text why) implements Reading {}

  /** The facts, if there are any. */
  default Optional<ServerFacts> found() {
    return switch (this) {
      case Read read -> Optional.of(read.facts());
      case Unread unread -> Optional.empty();
    };
  }
}
