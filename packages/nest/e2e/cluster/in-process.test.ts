import { InProcessNetwork } from '../../src/cluster/in-process-network';
import { describeCluster } from './describe-cluster';

let network: InProcessNetwork;

beforeEach(() => {
  network = new InProcessNetwork();
});

describeCluster('InProcessNetwork', (workerId) =>
  Promise.resolve(network.join(workerId)),
);
