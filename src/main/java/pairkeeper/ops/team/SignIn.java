package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import pairkeeper.core.plan.Secret;

/** Lets people in by name and password. Holds no transaction while a password is compared. */
@ApplicationScoped
public class SignIn {
  private static final int LONGEST_NAME = 60;

  private Brakes brakes;
  private Admission admission;
  private Passwords passwords;

  protected SignIn() {}

  @Inject
  public SignIn(Brakes brakes, Admission admission, Passwords passwords) {
    this.brakes = brakes;
    this.admission = admission;
    this.passwords = passwords;
  }

  /**
   * Tries to sign somebody in.
   *
   * @param address from where the browser asks
   * @param agent what the browser says of itself
   */
  public SignInResult attempt(String name, Secret password, String address, String agent) {
    String account = name.strip().toLowerCase(Locale.ROOT);
    if (account.length() > LONGEST_NAME) {
      account = account.substring(0, LONGEST_NAME);
    }
    Instant until = counted(account, address);
    if (until != null) {
      return new SignInResult.Wait(until);
    }
    var candidate = admission.candidate(account);
    if (candidate.isEmpty()) {
      passwords.pretend(password);
      admission.refuse(null, address);
      return new SignInResult.Wrong();
    }
    var known = candidate.get();
    if (!passwords.matches(password, known.hash()) || known.user().disabled()) {
      admission.refuse(known.user(), address);
      return new SignInResult.Wrong();
    }
    return admission.admit(known.user(), address, agent);
  }

  private Instant counted(String account, String address) {
    try {
      return brakes.count(account, address);
    } catch (RuntimeException firstOfBoth) {
      // two first tries at once insert the same row: the second finds it there
      return brakes.count(account, address);
    }
  }
}
