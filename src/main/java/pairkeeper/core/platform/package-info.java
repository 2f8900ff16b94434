/**
 * What differs between operating systems: paths, service commands, how facts are read. The only
 * place that knows a service command or a path; found through {@link
 * pairkeeper.core.platform.Platforms}.
 */
package pairkeeper.core.platform;
