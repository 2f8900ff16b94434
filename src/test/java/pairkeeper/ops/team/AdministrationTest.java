package pairkeeper.ops.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.ops.team.TeamFixture.ADMINS;
import static pairkeeper.ops.team.TeamFixture.BANK;
import static pairkeeper.ops.team.TeamFixture.CLINIC;
import static pairkeeper.ops.team.TeamFixture.HERE;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Right;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Refused;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.team.SignInResult.Welcome;

/** Administrators make users and tokens; nobody gets more than they were given. */
class AdministrationTest {
  private final TeamFixture team = new TeamFixture();

  @AfterEach
  void close() {
    team.close();
  }

  @Test
  void a_new_user_signs_in_with_the_password_shown_once_and_must_change_it() {
    var made = team.made("marta", TeamFixture.operatorAt(CLINIC));
    var in = (Welcome) team.attempt("marta", made.password().reveal());
    assertThat(in.user().mustChange()).isTrue();
    assertThat(in.user().grants()).containsExactly(TeamFixture.operatorAt(CLINIC));
  }

  @Test
  void a_taken_or_odd_name_is_refused_at_its_field() {
    team.made("marta");
    for (String name : new String[] {"marta", "Marta ", "", "-x", "a b", "x\ny", "ж"}) {
      assertThatThrownBy(() -> team.made(name))
          .as(name)
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("name"));
    }
  }

  @Test
  void only_administrators_of_all_customers_manage_users() {
    var operator = team.made("olga", TeamFixture.operatorAt(CLINIC)).user();
    var local = team.made("lena", new Grant(TeamRole.ADMIN, CLINIC)).user();
    for (var user : new pairkeeper.core.access.User[] {operator, local}) {
      assertThatThrownBy(() -> team.as(user, team.administration::list)).isInstanceOf(Denied.class);
      assertThatThrownBy(() ->
              team.as(
                  user,
                  () ->
                      team.administration.change(
                          user.id(), 0, "x", Set.of(Grant.everywhere(TeamRole.ADMIN)), false)))
          .isInstanceOf(Denied.class);
    }
  }

  @Test
  void the_last_administrator_stays() {
    assertThatThrownBy(() ->
            team.asAdmin(() ->
                team.administration.change(team.admin.id(), 0, "Administrator", Set.of(), false)))
        .isInstanceOf(Refused.class);
    assertThat(team.asAdmin(() -> team.administration.get(team.admin.id())).grants())
        .isEqualTo(team.admin.grants());
  }

  @Test
  void two_administrators_never_overwrite_each_other() {
    var marta = team.made("marta").user();
    team.asAdmin(() -> team.administration.change(marta.id(), 0, "Marta", Set.of(), false));
    assertThatThrownBy(() ->
            team.asAdmin(() -> team.administration.change(marta.id(), 0, "M.", Set.of(), false)))
        .isInstanceOf(Overtaken.class);
  }

  @Test
  void a_changed_password_ends_all_sessions_and_the_old_one() {
    var session = ((Welcome) team.attempt("admin", ADMINS.reveal())).session();
    change("a first password", "correct horse battery");
    assertThat(team.open(session)).isFalse();
    assertThat(team.attempt("admin", ADMINS.reveal())).isEqualTo(new SignInResult.Wrong());
    assertThat(team.attempt("admin", "correct horse battery")).isInstanceOf(Welcome.class);
  }

  @Test
  void a_bad_new_password_or_a_wrong_old_one_is_refused_at_its_field() {
    assertThatThrownBy(() -> change("wrong", "correct horse battery"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("old"));
    for (String bad :
        new String[] {"short", "adminadminadmin", "password12121", "a first password"}) {
      assertThatThrownBy(() -> change("a first password", bad))
          .as(bad)
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("fresh"));
    }
  }

  private void change(String old, String fresh) {
    team.asAdmin(() -> {
      team.account.changePassword(Secret.of(old), Secret.of(fresh), HERE);
      return null;
    });
  }

  @Test
  void a_token_acts_for_its_owner_and_never_beyond_its_narrowing() {
    var olga = team.made("olga", TeamFixture.operatorAt(CLINIC)).user();
    var whole = team.as(olga, () -> team.tokens.make(wish("ci", null)));
    var narrow = team.as(olga, () -> team.tokens.make(wish("view", TeamRole.VIEWER)));
    var acting = acting(whole);
    assertThat(acting.actor().name()).isEqualTo("olga");
    assertThat(acting.actor().via()).isEqualTo("token:ci");
    assertThat(acting.grants().may(Right.RUN, CLINIC)).isTrue();
    assertThat(acting.grants().may(Right.LOOK, BANK)).isFalse();
    assertThat(acting(narrow).grants().may(Right.LOOK, CLINIC)).isTrue();
    assertThat(acting(narrow).grants().may(Right.RUN, CLINIC)).isFalse();
  }

  @Test
  void a_revoked_or_expired_token_opens_nothing() {
    var made = team.asAdmin(() -> team.tokens.make(wish("ci", null)));
    var until = team.clock.instant().plusSeconds(60);
    var brief = team.asAdmin(() -> team.tokens.make(new Tokens.Wish("brief", null, null, until)));
    team.asAdmin(() -> {
      team.tokens.revoke(made.token().id());
      return null;
    });
    assertThat(found(made)).isFalse();
    assertThat(found(brief)).isTrue();
    team.clock.goOn(Duration.ofSeconds(60));
    assertThat(found(brief)).isFalse();
  }

  @Test
  void a_token_of_a_disabled_user_opens_nothing() {
    var olga = team.made("olga", TeamFixture.operatorAt(CLINIC)).user();
    var made = team.as(olga, () -> team.tokens.make(wish("ci", null)));
    team.asAdmin(() -> team.administration.change(olga.id(), 0, "Olga", olga.grants(), true));
    assertThat(found(made)).isFalse();
  }

  @Test
  void nobody_sees_revokes_or_makes_tokens_for_others_and_a_token_makes_no_tokens() {
    var olga = team.made("olga", TeamFixture.operatorAt(CLINIC)).user();
    var admins = team.asAdmin(() -> team.tokens.make(wish("ci", null)));
    assertThat(team.as(olga, team.tokens::list)).isEmpty();
    assertThatThrownBy(() ->
            team.as(
                olga,
                () -> {
                  team.tokens.revoke(admins.token().id());
                  return null;
                }))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(() ->
            team.as(
                olga, () -> team.tokens.make(new Tokens.Wish("x", team.admin.id(), null, null))))
        .isInstanceOf(Denied.class);
    var own = team.as(olga, () -> team.tokens.make(wish("own", TeamRole.VIEWER)));
    assertThatThrownBy(() -> team.as(acting(own), () -> team.tokens.make(wish("more", null))))
        .isInstanceOf(Denied.class);
  }

  @Test
  void no_secret_reaches_the_audit_or_lies_readable_in_the_database() {
    var made = team.made("marta", TeamFixture.operatorAt(CLINIC));
    team.attempt("planted-in-the-name-field", "planted-password");
    team.attempt("marta", "planted-password");
    var in = (Welcome) team.attempt("marta", made.password().reveal());
    change("a first password", "planted new password");
    var token = team.asAdmin(() -> team.tokens.make(wish("ci", null)));
    var renewed = team.asAdmin(() -> team.administration.renewPassword(made.user().id()));
    team.asAdmin(
        () -> team.account.prefer("Admin", new Preferences("pl", "Europe/Warsaw", "dark")));
    var everything = new StringBuilder(team.auditText().toString());
    for (String table :
        new String[] {"app_user", "sign_in_session", "api_token", "sign_in_brake"}) {
      everything.append(
          team.database.in(() ->
              Arrays.deepToString(
                  team.database
                      .entityManager()
                      .createNativeQuery("select * from " + table, Object[].class)
                      .getResultList()
                      .toArray())));
    }
    for (String secret :
        new String[] {
          "planted",
          "a first password",
          made.password().reveal(),
          renewed.reveal(),
          in.session().reveal(),
          token.key().reveal()
        }) {
      assertThat(everything).doesNotContain(secret);
    }
    assertThat(team.auditText()).hasSizeGreaterThan(7);
  }

  private Tokens.Wish wish(String name, TeamRole narrowedTo) {
    return new Tokens.Wish(name, null, narrowedTo, null);
  }

  private pairkeeper.ops.access.CurrentUser.Acting acting(Tokens.Made made) {
    return team.database.in(() -> team.tokens.acting(made.key().reveal())).orElseThrow();
  }

  private boolean found(Tokens.Made made) {
    return team.database.in(() -> team.tokens.acting(made.key().reveal())).isPresent();
  }
}
