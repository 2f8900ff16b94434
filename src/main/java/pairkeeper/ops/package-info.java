/**
 * Acts. The use cases of the console, one package per word of the mission; transactions begin and
 * end\n * here, and here core's decisions meet store and remote. Nothing about pages or HTTP
 * belongs here.
 */
package pairkeeper.ops;
