package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.configfile.PgPass;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Command.PutFile;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts;

/** The password file by which one server's owner logs in at the servers of the pair. */
final class Passfile {
  private Passfile() {}

  /**
   * Whom it names: all servers of the pair, since any of them may be primary one day.
   *
   * @param read those of which more is known than the inventory says
   */
  static List<PeerRef> peers(Pair pair, PeerRef... read) {
    var peers = new ArrayList<>(List.of(read));
    for (Instance server : pair.servers()) {
      if (peers.stream().noneMatch(peer -> peer.address().equals(server.address()))) {
        peers.add(new PeerRef(server.address(), server.port(), Roles.REPLICATION));
      }
    }
    return peers;
  }

  /**
   * @param facts of the host on which it lies
   * @param databases to which the role may want to connect; "replication" for the protocol
   * @param secret id of the role's password
   */
  static Command of(
      ServerFacts facts,
      ClusterRef cluster,
      Platform platform,
      List<PeerRef> peers,
      List<String> databases,
      UUID secret) {
    var content = new StringBuilder("# Written by Pairkeeper; changes are lost.\n");
    for (PeerRef peer : peers) {
      for (String database : databases) {
        String port = Integer.toString(peer.port());
        content
            .append(PgPass.line(peer.address(), port, database, peer.role(), SecretRef.to(secret)))
            .append('\n');
      }
    }
    return new PutFile(
        cluster.owner(),
        platform.passfile(cluster),
        cluster.owner() + ":" + cluster.owner(),
        "0600",
        PutFile.ANY,
        content.toString(),
        facts.file("passfile").exists()
            ? "# Written by Pairkeeper; its present content is not shown.\n"
            : "");
  }
}
