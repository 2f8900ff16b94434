package pairkeeper.ops.team;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.ops.team.TeamFixture.ADMINS;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Session;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.team.SignInResult.Wait;
import pairkeeper.ops.team.SignInResult.Welcome;
import pairkeeper.ops.team.SignInResult.Wrong;

/** Who has name and password is in; who guesses waits; sessions end when they must. */
class SignInTest {
  private final TeamFixture team = new TeamFixture();

  @AfterEach
  void close() {
    team.close();
  }

  private Secret signedIn() {
    return ((Welcome) team.attempt("admin", ADMINS.reveal())).session();
  }

  @Test
  void name_and_password_open_a_session() {
    assertThat(team.open(signedIn())).isTrue();
    assertThat(team.attempt(" Admin ", ADMINS.reveal())).isInstanceOf(Welcome.class);
  }

  @Test
  void each_sign_in_has_a_session_of_its_own() {
    assertThat(signedIn().reveal()).isNotEqualTo(signedIn().reveal());
    assertThat(team.open(Secret.of("something that a stranger planted"))).isFalse();
  }

  @Test
  void a_wrong_password_and_an_unknown_name_look_the_same() {
    assertThat(team.attempt("admin", "wrong")).isEqualTo(new Wrong());
    assertThat(team.attempt("nobody-of-that-name", "wrong")).isEqualTo(new Wrong());
    assertThat(team.attempt("", "")).isEqualTo(new Wrong());
  }

  @Test
  void the_fifth_failure_locks_the_account_for_a_while_and_says_until_when() {
    for (int i = 0; i < 5; i++) {
      assertThat(team.attempt("admin", "wrong")).isEqualTo(new Wrong());
    }
    var until = team.clock.instant().plusSeconds(15);
    assertThat(team.attempt("admin", ADMINS.reveal())).isEqualTo(new Wait(until));
    team.clock.goOn(Duration.ofSeconds(15));
    assertThat(team.attempt("admin", "wrong")).isEqualTo(new Wrong());
    assertThat(team.attempt("admin", "wrong"))
        .isEqualTo(new Wait(team.clock.instant().plusSeconds(30)));
    team.clock.goOn(Duration.ofSeconds(30));
    assertThat(team.attempt("admin", ADMINS.reveal())).isInstanceOf(Welcome.class);
    assertThat(team.attempt("admin", "wrong")).isEqualTo(new Wrong());
  }

  @Test
  void an_address_that_tries_many_names_is_locked_but_others_are_not() {
    for (int i = 0; i < 20; i++) {
      team.attempt("guess-" + i, "wrong");
    }
    assertThat(team.attempt("admin", ADMINS.reveal())).isInstanceOf(Wait.class);
    assertThat(team.attempt("admin", ADMINS.reveal(), "198.51.100.1")).isInstanceOf(Welcome.class);
  }

  @Test
  void a_disabled_user_is_not_let_in_and_their_sessions_end() {
    var made = team.made("marta", TeamFixture.operatorAt(TeamFixture.CLINIC));
    var session = ((Welcome) team.attempt("marta", made.password().reveal())).session();
    team.asAdmin(
        () -> team.administration.change(made.user().id(), 0, "Marta", made.user().grants(), true));
    assertThat(team.open(session)).isFalse();
    assertThat(team.attempt("marta", made.password().reveal())).isEqualTo(new Wrong());
  }

  @Test
  void other_roles_end_the_sessions_another_name_for_lists_does_not() {
    var made = team.made("marta", TeamFixture.operatorAt(TeamFixture.CLINIC));
    var session = ((Welcome) team.attempt("marta", made.password().reveal())).session();
    team.asAdmin(() ->
        team.administration.change(made.user().id(), 0, "Marta K.", made.user().grants(), false));
    assertThat(team.open(session)).isTrue();
    team.asAdmin(
        () -> team.administration.change(made.user().id(), 1, "Marta K.", Set.of(), false));
    assertThat(team.open(session)).isFalse();
  }

  @Test
  void a_session_ends_by_idleness_and_by_age() {
    var session = signedIn();
    for (int i = 0; i < 7; i++) {
      team.clock.goOn(Session.IDLE.minusMinutes(1));
      assertThat(team.open(session)).as("after %d", i).isEqualTo(i < 6);
    }
    var idle = signedIn();
    team.clock.goOn(Session.IDLE);
    assertThat(team.open(idle)).isFalse();
  }

  @Test
  void an_open_page_that_keeps_itself_fresh_does_not_keep_its_person_signed_in() {
    var session = signedIn();
    Duration half = Session.IDLE.dividedBy(2);
    team.clock.goOn(half.minusSeconds(1));
    assertThat(team.openToItself(session)).isTrue();
    team.clock.goOn(half);
    assertThat(team.openToItself(session)).isTrue();
    team.clock.goOn(Duration.ofSeconds(2));
    assertThat(team.openToItself(session)).isFalse();
  }

  @Test
  void signing_out_ends_this_session_only() {
    var here = signedIn();
    var elsewhere = signedIn();
    team.asAdmin(() -> {
      team.sessions.signOut(here.reveal());
      return null;
    });
    assertThat(team.open(here)).isFalse();
    assertThat(team.open(elsewhere)).isTrue();
  }
}
