/// How the members of a cluster find and recognise each other.
///
/// [SchedulerFile][org.espei4j.cluster.contact.SchedulerFile] is the main type: the small JSON file in which a
/// scheduler says where it listens, with the key that its members share.
/// [TlsIdentity][org.espei4j.cluster.contact.TlsIdentity] is what a member proves itself with.
@NullMarked
package org.espei4j.cluster.contact;

import org.jspecify.annotations.NullMarked;
