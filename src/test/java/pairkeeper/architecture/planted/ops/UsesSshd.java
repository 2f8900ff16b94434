package pairkeeper.architecture.planted.ops;

/** Planted: sshd outside of remote. */
class UsesSshd {
  org.apache.sshd.client.SshClient client;
}
