package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest.Answer;
import pairkeeper.console.RunningConsole;

/** A client whose line broke sends its command again, and it was done once. */
class RepeatIT {
  private static Rest rest;

  @BeforeAll
  static void open() {
    rest = new Rest(RunningConsole.shared());
  }

  @AfterAll
  static void close() {
    rest.close();
  }

  @Test
  void the_second_time_nothing_is_done_and_the_first_answer_comes_again() {
    String key = UUID.randomUUID().toString();
    Answer first = customer("Repeat once", key);
    Answer second = customer("Repeat once", key);
    assertThat(second.is(201)).isEqualTo(first.is(201));
    assertThat(second.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(first.raw().headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(second.raw().headers().firstValue("Location"))
        .isEqualTo(first.raw().headers().firstValue("Location"));
    assertThat(called("Repeat once")).isEqualTo(1);
  }

  @Test
  void many_at_once_are_done_once() throws Exception {
    String key = UUID.randomUUID().toString();
    var work = new ArrayList<Callable<Answer>>();
    for (int n = 0; n < 8; n++) {
      work.add(() -> customer("Repeat at once", key));
    }
    var made = new ArrayList<Answer>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var answer : threads.invokeAll(work)) {
        made.add(answer.get());
      }
    }
    assertThat(made).allMatch(a -> a.status() == 201 || a.status() == 409);
    assertThat(made).anyMatch(a -> a.status() == 201);
    assertThat(made)
        .filteredOn(a -> a.status() == 409)
        .allMatch(a -> a.body().get("type").asString().endsWith(":repeat-underway"));
    assertThat(called("Repeat at once")).isEqualTo(1);
  }

  @Test
  void a_key_that_was_used_for_something_else_is_refused() {
    String key = UUID.randomUUID().toString();
    customer("Repeat before", key).is(201);
    Answer other = customer("Repeat after", key);
    assertThat(other.is(422).get("type").asString()).endsWith(":repeat-differs");
    assertThat(other.body().get("field").asString()).isEqualTo("Idempotency-Key");
    assertThat(called("Repeat after")).isZero();
  }

  @Test
  void what_was_refused_can_be_mended_and_sent_under_its_key() {
    String key = UUID.randomUUID().toString();
    customer("", key).is(422);
    customer("Repeat mended", key).is(201);
  }

  @Test
  void a_key_that_cannot_be_one_is_refused_before_anything_is_done() {
    for (String key : List.of(" ", "two words", "k".repeat(201))) {
      Answer answer = customer("Repeat without a key", key);
      assertThat(answer.is(400).get("field").asString()).isEqualTo("Idempotency-Key");
    }
    assertThat(called("Repeat without a key")).isZero();
  }

  @Test
  void without_a_key_a_command_is_done_each_time() {
    String tag = "{\"name\": \"Repeat token\", \"role\": \"viewer\"}";
    Answer first =
        rest.send("POST", "tokens", tag, "Idempotency-Key", "token-" + UUID.randomUUID());
    Answer second = rest.send("POST", "tokens", tag);
    assertThat(first.status()).isEqualTo(second.status());
    assertThat(first.body()).isNotEqualTo(second.body());
  }

  private static Answer customer(String name, String key) {
    return rest.send(
        "POST", "customers", "{\"name\": \"%s\"}".formatted(name), "Idempotency-Key", key);
  }

  private static long called(String name) {
    long count = 0;
    for (var customer : rest.get("customers?q=Repeat&limit=100")) {
      count += customer.get("name").asString().equals(name) ? 1 : 0;
    }
    return count;
  }
}
