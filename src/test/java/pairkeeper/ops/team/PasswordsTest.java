package pairkeeper.ops.team;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.Secret;

/** Hashes are Argon2id with the cost of today, and differ for the same password. */
class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void the_hash_names_its_cost_and_holds_no_password() {
    String hash = passwords.hash(Secret.of("correct horse battery"));
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(passwords.hash(Secret.of("correct horse battery"))).isNotEqualTo(hash);
    assertThat(passwords.matches(Secret.of("correct horse battery"), hash)).isTrue();
    assertThat(passwords.matches(Secret.of("correct horse batterz"), hash)).isFalse();
  }

  @Test
  void a_letter_composed_in_two_ways_is_one_letter() {
    String hash = passwords.hash(Secret.of("za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105"));
    assertThat(
            passwords.matches(
                Secret.of("zaz\u0307o\u0301\u0142c\u0301 ge\u0328s\u0301la\u0328"), hash))
        .isTrue();
  }

  @Test
  void the_reference_example_is_understood() {
    // printf password | argon2 somesalt -id -t 2 -m 16 -p 1 -v 13 (the reference
    // implementation's test)
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(passwords.matches(Secret.of("password"), reference)).isTrue();
  }
}
