import { AppointmentIndex, type Appointment } from './appointment-index';

function create(id: Appointment['id'], due: number): Appointment {
  return { id, due, onDue: () => undefined };
}

describe('AppointmentIndex', () => {
  it('gives the appointments in the order of deadline, then id', () => {
    const index = new AppointmentIndex();
    const dues = [5, 1, 5, 3, 1, 9, 3, 3];
    dues.forEach((due, number) => index.put(create(`x/${number}`, due)));
    const order: string[] = [];
    for (let next = index.next(); next; next = index.next()) {
      order.push(`${next.due} ${next.id}`);
      index.remove(next.id);
    }
    expect(order).toEqual([
      '1 x/1',
      '1 x/4',
      '3 x/3',
      '3 x/6',
      '3 x/7',
      '5 x/0',
      '5 x/2',
      '9 x/5',
    ]);
    expect(index.size).toBe(0);
  });

  it('moves an appointment that is put again', () => {
    const index = new AppointmentIndex();
    index.put(create('x/1', 1));
    index.put(create('x/2', 2));
    index.put(create('x/1', 3));
    expect(index.size).toBe(2);
    expect(index.next()?.id).toBe('x/2');
    index.remove('x/2');
    expect(index.next()?.due).toBe(3);
  });

  it('is not confused by names that every object has', () => {
    const index = new AppointmentIndex();
    for (const name of ['constructor', 'toString', '__proto__']) {
      index.remove(`x/${name}`);
      index.put(create(`x/${name}`, 1));
    }
    expect(index.size).toBe(3);
    expect(index.clear()).toHaveLength(3);
    expect(index.size).toBe(0);
  });
});
