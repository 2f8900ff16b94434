package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;

/** Puts a question to a server on which the start of a job depends; changes nothing there. */
@ApplicationScoped
public class ServerAnswers {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Executor executor;

  protected ServerAnswers() {}

  @Inject
  ServerAnswers(Executor executor) {
    this.executor = executor;
  }

  /**
   * What it printed.
   *
   * @throws Refused naming the server when it does not answer, or the question failed there
   */
  String to(Command question, Instance server) {
    return to(question, server.id(), server.name());
  }

  /**
   * The same of a server of a pair or a second medium.
   *
   * @throws Refused as above
   */
  String to(Command question, UUID server, String name) {
    CommandResult answer = executor.execute(server, question, LIMIT, out -> {});
    return switch (answer) {
      case CommandResult.Exited e when e.code() == 0 -> e.out();
      case CommandResult.Exited e -> throw unread(server, name, last(e.err()));
      case CommandResult.NotReached no -> throw new Refused("server:" + server, no.why());
      case CommandResult.Lost lost -> throw new Refused("server:" + server, lost.why());
    };
  }

  private static Refused unread(UUID server, String name, String said) {
    return new Refused(
        "server:" + server, Text.of("setup.unread.failed", "server", name, "said", said));
  }

  private static String last(String said) {
    return said.length() <= 300 ? said.strip() : said.substring(said.length() - 300).strip();
  }
}
