package pairkeeper.core.health;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;

/**
 * Asks servers by SQL over a connection that is kept, one per server: the second port, beside the
 * executor of commands, through which the outside is reached.
 */
public interface Probe {

  /**
   * Asks for one row. Never fails and never lasts longer than the limit; a connection that turns
   * out to be dead is opened again and the question repeated.
   */
  Answer ask(Pair pair, Instance server, Question question, Duration limit);

  /** Closes the connections to all other servers. */
  void keepOnly(Set<UUID> servers);

  /**
   * What is asked.
   *
   * @param statement one query that changes nothing, prepared once: what varies is a parameter
   * @param parameters one text for each {@code ?} in it
   */
  record Question(String statement, List<String> parameters) {
    public Question {
      parameters = List.copyOf(parameters);
    }

    /** A query without parameters. */
    public static Question of(String statement) {
      return new Question(statement, List.of());
    }
  }

  /** What came back. */
  sealed interface Answer {}

  /**
   * One row.
   *
   * @param columns their texts in the query's order; null for SQL's null
   */
  record Row(List<String> columns) implements Answer {
    public Row {
      columns = Collections.unmodifiableList(Arrays.asList(columns.toArray(String[]::new)));
    }
  }

  /**
   * No row.
   *
   * @param why what is wrong and what to do
   * @param otherwise whether psql on the host may get an answer where this connection gets none
   * @param refused who was not let in, or null when it is not that
   */
  record Silent(Text why, boolean otherwise, RefusedRole refused) implements Answer {
    /** Nobody was refused. */
    public Silent(Text why, boolean otherwise) {
      this(why, otherwise, null);
    }
  }

  /**
   * A role that PostgreSQL did not let in.
   *
   * @param said by the server
   */
  record RefusedRole(String role, String said) {}
}
