package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.ops.discovery.FactsReader;

/** Reads all that is known of a server, for a job that cannot do without. */
@ApplicationScoped
public class ServerReader {
  private FactsReader reader;

  protected ServerReader() {}

  @Inject
  ServerReader(FactsReader reader) {
    this.reader = reader;
  }

  /**
   * @throws Refused naming the server when it cannot be read
   */
  ServerFacts read(Pair pair, Instance server) {
    return switch (reader.read(pair, server)) {
      case Reading.Read read -> read.facts();
      case Reading.Unread unread -> throw new Refused("server:" + server.id(), unread.why());
    };
  }
}
