package pairkeeper.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.checkpoints.CheckpointKey;
import pairkeeper.ops.checkpoints.Checkpoints;
import pairkeeper.ops.checkpoints.Checkpoints.Standing;

/** What the audit's page says of signed checkpoints. */
@Named
@RequestScoped
public class CheckpointBox {
  @Inject private Checkpoints checkpoints;
  @Inject private CheckpointKey key;
  @Inject private CurrentUser user;

  private Checkpoint newest;
  private boolean read;
  private List<Standing> standings;

  /** The newest, or null before the first. */
  public Checkpoint getNewest() {
    if (!read) {
      newest = checkpoints.newest().orElse(null);
      read = true;
    }
    return newest;
  }

  public List<Standing> getStandings() {
    if (standings == null) {
      standings = checkpoints.standings();
    }
    return standings;
  }

  /** Whether something about them needs a person. */
  public boolean isTrouble() {
    return !getWrong().isEmpty() || getStandings().stream().anyMatch(s -> s.failures() > 0);
  }

  /** Names of settings that cannot be used. */
  public List<String> getWrong() {
    return checkpoints.wrongSettings();
  }

  /** Whether checkpoints are brought anywhere that was chosen. */
  public boolean isElsewhere() {
    return checkpoints.elsewhere();
  }

  /** SHA-256 of the public key. */
  public String getKeyName() {
    return key.name();
  }

  /** Whether this person may have all checkpoints, which name all customers' chains. */
  public boolean isAll() {
    return user.may(Right.AUDIT, null);
  }
}
